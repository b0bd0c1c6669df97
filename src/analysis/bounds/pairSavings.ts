import { durationOn, type Workload } from "../../model/workload";
import { rowAt } from "../../schedule/layOut";
import type { Plan } from "../../schedule/plan";
import type { OrderColumns } from "../repeatingOrder";

/** By how much less the overlapped pairs of a plan take than their tasks one after the other. */
export interface PairSavings {
  /** Ticks of a processor of speed 1, over the whole run. */
  readonly total: number;
  /** Ticks by row, over the first batch. */
  readonly byRow: Float64Array;
  /** The least ticks, on a processor of speed 1, in which a task of the op ends, alone or in a pair; by op. */
  readonly leastCost: Float64Array;
}

/** Adds up what pairs save; a pair that takes longer than its tasks saves nothing. O(pairs). */
export function pairSavings(
  { tasks, pairs }: Plan,
  { rowOffset, task, position }: OrderColumns,
  workload: Pick<Workload, "speeds">,
  batch: number,
): PairSavings {
  const { ops } = tasks.graph;
  const byRow = new Float64Array(rowOffset.length - 1);
  const leastCost = Float64Array.from(ops, (op) => op.cost);
  let total = 0;
  let row = 0;
  pairs?.first.forEach((first, i) => {
    const cost = pairs.cost[i];
    const both = [first, task[position[first] + 1]].map((id) => Math.floor(id / tasks.microbatches));
    for (const op of both) leastCost[op] = Math.min(leastCost[op], cost);
    total += Math.max(0, ops[both[0]].cost + ops[both[1]].cost - cost);
    if (first % tasks.microbatches >= batch) return;
    row = rowAt(rowOffset, position[first], row);
    const alone = both.reduce((sum, op) => sum + durationOn(workload, ops[op].cost, row), 0);
    byRow[row] += Math.max(0, alone - durationOn(workload, cost, row));
  });
  return { total, byRow, leastCost };
}
