import type { WrittenOrder } from "./order";
import { readTasks } from "./orderTasks";
import { ProblemList } from "./problemList";

/** The numbers of the problem that an order was written for, as far as it shows them. */
export interface OrderNumbers {
  readonly processors: number;
  readonly stages: number;
  /** Microbatches of all its batches together. */
  readonly microbatches: number;
  /** As many as a row has updates U; 1 without. */
  readonly batches: number;
  /** Whether every stage and every microbatch up to the largest stands in some cell: else the largest may be a slip of the pen. */
  readonly isGapless: boolean;
}

/** Counts what an order names: its rows, its largest stage and microbatch, its updates. O(cells). */
export function orderNumbers(order: WrittenOrder): OrderNumbers {
  const { stage, microbatch, updates } = readTasks(order, new ProblemList());
  const above = (column: Int32Array) => column.reduce((most, value) => Math.max(most, value + 1), 0);
  const perRow = new Map<number, number>();
  for (const { place } of updates) perRow.set(place.row, (perRow.get(place.row) ?? 0) + 1);
  const stages = above(stage);
  const microbatches = above(microbatch);
  return {
    processors: order.rows.length,
    stages,
    microbatches,
    batches: Math.max(1, ...perRow.values()),
    isGapless:
      microbatches > 0 && new Set(stage).size === stages && new Set(microbatch).size === microbatches,
  };
}
