import type { Report } from "../analysis/report";
import type { Problem } from "../model/problem";

/** What `--format json` prints before the tasks; the order of keys is the order in the file. Times are ticks. */
export function reportObject(problem: Problem, report: Report) {
  const { family, makespan, period, speedup, steadySpeedup, utilization, ...rest } = report;
  const { bubbleFraction, bubbleOverhead, idleInsideSpan, staleness, weightVersions, ...others } = rest;
  const { peakActivations, trafficBytes, stalls, ...further } = others;
  return {
    problem,
    family,
    makespan,
    period,
    speedup,
    steadySpeedup,
    utilization,
    bubbleFraction,
    bubbleOverhead,
    idleInsideSpan,
    staleness,
    weightVersions,
    peakActivations,
    trafficBytes,
    stalls,
    ...further,
  };
}
