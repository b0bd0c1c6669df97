/** What a schedule goes through until everything about it is known, in order; from "measuring" on it is known but for its numbers. */
export const PHASES = [
  "planning",
  "simulating",
  "measuring",
  "period",
  "memory",
  "weights",
  "bounds",
] as const;

export type Phase = (typeof PHASES)[number];

/** Is told of each phase when it begins. */
export type OnPhase = (phase: Phase) => void;
