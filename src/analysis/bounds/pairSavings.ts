import { durationOn, type Workload } from "../../model/workload";
import { rowAt } from "../../schedule/layOut";
import type { Pairs, Plan } from "../../schedule/plan";
import type { OrderColumns } from "../repeatingOrder";
import { flushedBatch } from "./flushedBatch";

/** By how much less the overlapped pairs of a plan take than their tasks one after the other. */
export interface PairSavings {
  /** Ticks of a processor of speed 1, over the whole run. */
  readonly total: number;
  /** Ticks by row, over the first batch. */
  readonly byRow: Float64Array;
  /** The least ticks, on a processor of speed 1, in which a task of the op ends, alone or in a pair; by op. */
  readonly leastCost: Float64Array;
}

const NONE: Pairs = { first: new Int32Array(0), cost: new Float64Array(0) };

/** Adds up what pairs save; a pair that takes longer than its tasks saves nothing. O(pairs). */
export function pairSavings(
  plan: Plan,
  { rowOffset, task, position }: OrderColumns,
  workload: Pick<Workload, "speeds">,
): PairSavings {
  const { tasks, pairs = NONE } = plan;
  const { graph, microbatches } = tasks;
  const batch = flushedBatch(plan) ?? microbatches;
  const costOf = Float64Array.from(graph.ops, (op) => op.cost);
  const leastCost = costOf.slice();
  const byRow = new Float64Array(rowOffset.length - 1);
  let total = 0;
  let row = 0;
  for (let i = 0; i < pairs.first.length; i++) {
    const at = position[pairs.first[i]];
    const cost = pairs.cost[i];
    const first = (task[at] / microbatches) | 0;
    const second = (task[at + 1] / microbatches) | 0;
    leastCost[first] = Math.min(leastCost[first], cost);
    leastCost[second] = Math.min(leastCost[second], cost);
    total += Math.max(0, costOf[first] + costOf[second] - cost);
    if (task[at] - first * microbatches >= batch) continue;
    row = rowAt(rowOffset, at, row);
    const alone = durationOn(workload, costOf[first], row) + durationOn(workload, costOf[second], row);
    byRow[row] += Math.max(0, alone - durationOn(workload, cost, row));
  }
  return { total, byRow, leastCost };
}
