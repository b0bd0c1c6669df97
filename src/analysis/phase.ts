/** What a schedule goes through until everything about it is known, in order. */
export const PHASES = ["planning", "simulating", "measuring"] as const;

export type Phase = (typeof PHASES)[number];

/** Is told of each phase when it begins. */
export type OnPhase = (phase: Phase) => void;
