import type { OptionValues } from "../base/options";
import type { Refusal } from "../base/refusal";
import type { Report } from "../analysis/report";
import type { StallColumns } from "../analysis/stallColumns";
import type { Problem } from "../model/problem";
import type { ScheduleColumns } from "../schedule/schedule";
import type { After } from "../schedule/plan";
import type { OpGraph } from "../tasks/op";

/** Plain data only: a family crosses as its id and options. Numbers of jobs grow; a newer job of the same lane supersedes. */
export type Request =
  | { readonly kind: "schedule"; readonly job: number; readonly lane: string; readonly problem: Problem; readonly choice: FamilyChoice }
  | { readonly kind: "sweep"; readonly job: number; readonly lane: string; readonly problem: Problem; readonly choices: readonly FamilyChoice[]; readonly processors: readonly number[] }
  | { readonly kind: "cancel"; readonly lane: string };

/** A family with the options the user gave. */
export interface FamilyChoice {
  readonly family: string;
  readonly options: OptionValues;
}

/** One answer per request (a sweep streams points before it). */
export type Response =
  | { readonly kind: "scheduled"; readonly job: number; readonly lane: string; readonly result: ScheduledResult }
  | { readonly kind: "swept"; readonly job: number; readonly lane: string; readonly points: readonly SweepPoint[]; readonly done: boolean }
  | { readonly kind: "refused"; readonly job: number; readonly lane: string; readonly refusal: Refusal }
  | { readonly kind: "progress"; readonly job: number; readonly lane: string; readonly done: number; readonly total: number; readonly doing: string }
  | { readonly kind: "crashed"; readonly job: number; readonly lane: string; readonly message: string };

/**
 * Everything the page needs to draw and explain one schedule. Typed arrays are transferred. The graph and the extra
 * precedences are small (ops, not tasks) and let the page name a task and find what it waited for.
 */
export interface ScheduledResult {
  readonly choice: FamilyChoice;
  readonly columns: ScheduleColumns;
  readonly makespan: number;
  readonly graph: OpGraph;
  readonly after: readonly After[];
  /** Microbatches of all batches: task id = op · microbatches + microbatch. */
  readonly microbatches: number;
  readonly layerNames: readonly string[];
  readonly stalls: StallColumns;
  /** Positions on the critical path, first to last. */
  readonly criticalPath: Int32Array;
  /** Cumulative busy ticks per kind within a row, by position: what coverage drawing reads (4 columns of OP_KINDS). */
  readonly busySums: readonly Float64Array[];
  readonly report: Report;
}

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
