import type { OptionValues } from "../base/options";
import { isRefusal } from "../base/refusal";
import type { Workload } from "../model/workload";
import type { Family } from "../schedule/family";
import { simulate } from "../schedule/simulate";
import { reachOf } from "./reach";
import { findSteadyTrace } from "./steadyTrace";

/** Runs that are longer are not made. */
const MOST_TASKS = 2 ** 17;

/**
 * Ticks per minibatch of a run that is continued, twice as long each time, until it repeats; null if it does not within
 * 131,072 tasks. `unit` is how many minibatches the orders repeat by.
 */
export function longRunPeriod(
  family: Family,
  workload: Workload,
  options: OptionValues,
  unit: number,
): number | null {
  for (let batches = workload.batches; ; batches *= 2) {
    const planned = family.plan({ ...workload, batches }, options);
    if (isRefusal(planned) || (planned.plan.tasks.length > MOST_TASKS && batches > workload.batches))
      return null;
    const run = simulate(planned.plan, workload);
    if (run.kind === "deadlock") return null;
    const { schedule } = run;
    const steady = findSteadyTrace(planned.plan.tasks, schedule.columns, unit, reachOf(schedule));
    if (steady !== undefined) return steady.ticks / steady.shift;
  }
}
