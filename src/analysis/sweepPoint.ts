import { isRefusal } from "../base/refusal";
import { buildWorkload } from "../model/buildWorkload";
import type { Problem } from "../model/problem";
import { type ProblemSize, withSize } from "../model/withSize";
import type { Workload } from "../model/workload";
import type { Family, FamilyChoice } from "../schedule/family";
import { periodBound } from "./bounds/periodBound";
import type { Report } from "./report";
import { scheduleChoice } from "./scheduleChoice";

/**
 * One schedule at one size of the problem: the numbers of its report that are compared over sizes. Times are in the unit
 * of the costs and not in ticks, for problems of different sizes have different ticks.
 */
export interface SweepPoint extends ProblemSize {
  readonly choice: FamilyChoice;
  /** As in Report: of this run, fill and drain included. */
  readonly speedup: number | null;
  /** As in Report: in the long run. */
  readonly steadySpeedup: number | null;
  /** Short name of the unit of times, for formatTime with one tick per unit. */
  readonly unit: string | null;
  /** Units of time per minibatch in the long run. */
  readonly period: number | null;
  /** Units of time. */
  readonly makespan: number | null;
  readonly bubbleFraction: number | null;
  /** Of the processor that holds most. */
  readonly peakMemoryBytes: number | null;
  /** Stage-microbatches, of the processor that holds most. */
  readonly peakActivations: number | null;
  /** Per minibatch. */
  readonly trafficBytes: number | null;
  /** Of the layer with the largest. */
  readonly staleness: number | null;
  /** Mean over the processors. */
  readonly utilization: number | null;
  /** Speedup allowed by the lower bound on the period of any schedule that may cut activation gradients. */
  readonly bound: number | null;
  /** Why there are no numbers; absent: there are. */
  readonly refusal?: string;
}

/** Points of more tasks than this (layers × 3 × microbatches × batches) are left out of sweeps. */
export const MOST_SWEPT_TASKS = 2_000_000;

/** Every choice at one size, in the order given. What cannot be scheduled is a point with its reason. */
export function sweepPoints(
  problem: Problem,
  size: ProblemSize,
  choices: readonly FamilyChoice[],
): SweepPoint[] {
  const workload = buildWorkload(withSize(problem, size));
  if (isRefusal(workload)) return choices.map((choice) => pointWithout(size, choice, workload.reason));
  const tooMany = whyLeftOut(workload);
  if (tooMany !== undefined) return choices.map((choice) => pointWithout(size, choice, tooMany));
  const bound = boundOf(workload);
  return choices.map((choice) => {
    const result = scheduleChoice(workload, choice);
    return isRefusal(result)
      ? { ...pointWithout(size, choice, result.reason), bound }
      : { ...size, choice, ...numbersOf(result.report), bound };
  });
}

/** A point without numbers, and why. */
export function pointWithout(
  { processors, microbatches }: ProblemSize,
  choice: FamilyChoice,
  refusal: string,
): SweepPoint {
  return {
    processors,
    microbatches,
    choice,
    speedup: null,
    steadySpeedup: null,
    unit: null,
    period: null,
    makespan: null,
    bubbleFraction: null,
    peakMemoryBytes: null,
    peakActivations: null,
    trafficBytes: null,
    staleness: null,
    utilization: null,
    bound: null,
    refusal,
  };
}

function numbersOf(report: Report) {
  const { speedup, steadySpeedup, period, ticksPerUnit, bubbleFraction, trafficBytes, utilization } = report;
  return {
    speedup,
    steadySpeedup,
    unit: report.unit,
    period: period === null ? null : period / ticksPerUnit,
    makespan: report.makespan / ticksPerUnit,
    bubbleFraction,
    peakMemoryBytes: largest(report.peakMemoryBytes),
    peakActivations: largest(report.peakActivations),
    trafficBytes,
    staleness: largest(report.staleness),
    utilization: utilization.reduce((sum, share) => sum + share, 0) / Math.max(1, utilization.length),
  };
}

function largest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), 0);
}

function whyLeftOut({ layers, microbatches, batches }: Workload): string | undefined {
  const tasks = layers * 3 * microbatches * batches;
  if (tasks <= MOST_SWEPT_TASKS) return undefined;
  const most = Math.floor(MOST_SWEPT_TASKS / (layers * 3 * batches));
  return `About ${tasks.toLocaleString("en")} tasks are more than a sweep computes for one point; up to ${most.toLocaleString("en")} microbatches are within ${MOST_SWEPT_TASKS.toLocaleString("en")}.`;
}

/** The steady speedup that no schedule can beat which leaves forwards and weight gradients whole. */
function boundOf(workload: Workload): number {
  const { value } = periodBound(workload, "divisible" satisfies Family["granularity"]);
  const fastest = largest([...workload.speeds]);
  return value === 0 ? 1 : workload.total / fastest / value;
}
