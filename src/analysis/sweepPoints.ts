import { isRefusal } from "../base/refusal";
import { buildWorkload } from "../model/buildWorkload";
import type { Problem } from "../model/problem";
import { type ProblemSize, withSize } from "../model/withSize";
import type { Workload } from "../model/workload";
import type { Family, FamilyChoice } from "../schedule/family";
import { periodBound } from "./bounds/periodBound";
import type { Report } from "./report";
import { scheduleChoice } from "./scheduleChoice";
import { pointWithout, type SweepPoint } from "./sweepPoint";

/** Points of more tasks than this (layers × 3 × microbatches × batches) are left out of sweeps. */
const MOST_SWEPT_TASKS = 2_000_000;

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
