import type { FamilyChoice } from "../schedule/family";

/** One point of a sweep over processor counts. */
export interface SweepPoint {
  readonly processors: number;
  readonly choice: FamilyChoice;
  readonly speedup: number | null;
  readonly steadySpeedup: number | null;
  readonly period: number | null;
  /** Speedup allowed by the lower bound on the period of any schedule that may cut activation gradients. */
  readonly bound: number;
  readonly refusal?: string;
}
