import type { ScheduledResult } from "../analysis/scheduledResult";
import type { Refusal } from "../base/refusal";
import type { Problem } from "../model/problem";
import type { FamilyChoice } from "../schedule/family";

/** Plain data only: a family crosses as its id and options. Numbers of jobs grow; a newer job of the same lane supersedes. */
export type Request =
  | {
      readonly kind: "schedule";
      readonly job: number;
      readonly lane: string;
      readonly problem: Problem;
      readonly choice: FamilyChoice;
    }
  | {
      readonly kind: "sweep";
      readonly job: number;
      readonly lane: string;
      readonly problem: Problem;
      readonly choices: readonly FamilyChoice[];
      readonly processors: readonly number[];
    }
  | { readonly kind: "cancel"; readonly lane: string };

/** One answer per request (a sweep streams points before it). */
export type Response =
  | {
      readonly kind: "scheduled";
      readonly job: number;
      readonly lane: string;
      readonly result: ScheduledResult;
    }
  | {
      readonly kind: "swept";
      readonly job: number;
      readonly lane: string;
      readonly points: readonly SweepPoint[];
      readonly done: boolean;
    }
  | { readonly kind: "refused"; readonly job: number; readonly lane: string; readonly refusal: Refusal }
  | {
      readonly kind: "progress";
      readonly job: number;
      readonly lane: string;
      readonly done: number;
      readonly total: number;
      readonly doing: string;
    }
  | { readonly kind: "crashed"; readonly job: number; readonly lane: string; readonly message: string };

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
