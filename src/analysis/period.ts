import type { OptionValues } from "../base/options";
import { isShared } from "../model/transferTicks";
import type { Workload } from "../model/workload";
import type { Family } from "../schedule/family";
import type { Schedule } from "../schedule/schedule";
import { updatesWeights } from "../tasks/op";
import { cyclicOrders } from "./cyclicOrders";
import { longRunPeriod } from "./longRunPeriod";
import { maximumCycleRatio } from "./maximumCycleRatio";
import type { SteadyPlan } from "./steadyPlan";

/**
 * Ticks per minibatch in the long run, exact: the maximum cycle ratio of the repeated orders. A flush at which everyone
 * waits for everyone makes each batch a copy of the first, so that one batch's makespan ÷ M says the same. Null if the
 * orders never repeat. Where transfers wait for one another no cycle says it: the run is continued until it repeats. `steady` is asked for only where it is needed.
 */
export function findPeriod(
  family: Family,
  workload: Workload,
  options: OptionValues,
  schedule: Schedule,
  steady: () => SteadyPlan | undefined,
): number | null {
  if (family.weightUpdate.kind === "flush" && options.barrier !== "stage") {
    const batch = batchTicks(schedule, workload.microbatches);
    if (batch !== undefined) return batch / workload.microbatches;
  }
  const found = steady();
  if (found === undefined) return null;
  if (isShared(workload.transfer)) return longRunPeriod(family, workload, options, found.repeating.unit);
  return periodOf(found, workload);
}

/** The period of orders that repeat for ever; null if they cannot run. */
function periodOf({ plan, columns, repeating }: SteadyPlan, workload: Workload): number | null {
  const ratio = maximumCycleRatio(cyclicOrders(plan, columns, repeating, workload));
  return ratio === undefined ? null : ratio.ticks / (ratio.iterations * repeating.unit);
}

/** End of the first batch; undefined if something of it outlasts its last weight gradient, for then batches overlap. */
function batchTicks({ plan, columns }: Schedule, batch: number): number | undefined {
  const { graph, microbatches } = plan.tasks;
  const { rowOffset, task, end } = columns;
  const updates = graph.ops.map(({ kind }) => updatesWeights(kind));
  let last = 0;
  let opens = 0;
  for (let row = 0; row + 1 < rowOffset.length; row++)
    for (let at = rowOffset[row + 1] - 1; at >= rowOffset[row] && end[at] > opens; at--) {
      const op = (task[at] / microbatches) | 0;
      if (task[at] - op * microbatches >= batch) continue;
      last = Math.max(last, end[at]);
      if (updates[op]) opens = end[at];
    }
  return last === opens ? last : undefined;
}
