import type { OptionValues } from "../base/options";
import { isRefusal } from "../base/refusal";
import type { Workload } from "../model/workload";
import type { Family } from "../schedule/family";
import { layOut } from "../schedule/layOut";
import type { Plan } from "../schedule/plan";
import { findRepeatingOrder, type OrderColumns, type RepeatingOrder } from "./repeatingOrder";

/** A plan long enough to show the part that repeats for ever. */
export interface SteadyPlan {
  readonly plan: Plan;
  readonly columns: OrderColumns;
  readonly repeating: RepeatingOrder;
}

/** A plan with its columns. */
export type OrderedPlan = Pick<SteadyPlan, "plan" | "columns">;

/** Plans longer than this are not made to look for a repetition. */
const MOST_TASKS = 2 ** 22;

/**
 * The repeating part of a family's orders for this problem: in the plan at hand if it is long enough, else in plans of
 * more batches, longer and longer. Undefined if none shows within 4 million tasks. A flushing family repeats batch by batch.
 */
export function steadyPlan(
  family: Family,
  workload: Workload,
  options: OptionValues,
  given: OrderedPlan,
): SteadyPlan | undefined {
  const flushes = family.weightUpdate.kind === "flush";
  const enough = flushes ? 2 : Math.ceil((8 * workload.processors + 16) / workload.microbatches);
  const tasksPerBatch = given.plan.tasks.length / workload.batches;
  let batches = workload.batches;
  for (let longer: OrderedPlan | undefined = given; longer !== undefined; ) {
    const repeating = repeatingPart(longer, flushes, workload.microbatches);
    if (repeating !== undefined) return { ...longer, repeating };
    batches = Math.max(2 * batches, enough);
    if (tasksPerBatch * batches > MOST_TASKS) return undefined;
    longer = planOf(family, { ...workload, batches }, options);
  }
  return undefined;
}

function repeatingPart({ plan, columns }: OrderedPlan, flushes: boolean, batch: number) {
  const barriers = plan.after.filter((a) => a.kind === "barrier");
  const step = barriers.reduce((all, { every }) => leastCommonMultiple(all, every), flushes ? batch : 1);
  return findRepeatingOrder(plan.tasks, columns, step, flushes ? 1 : 2, plan.pairs);
}

function planOf(family: Family, workload: Workload, options: OptionValues): OrderedPlan | undefined {
  const planned = family.plan(workload, options);
  return isRefusal(planned) ? undefined : { plan: planned.plan, columns: layOut(planned.plan) };
}

function leastCommonMultiple(a: number, b: number): number {
  let divisor = a;
  for (let rest = b; rest > 0; ) [divisor, rest] = [rest, divisor % rest];
  return (a / divisor) * b;
}
