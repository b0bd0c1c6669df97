import { RowsSoFar } from "./rowsSoFar";
import type { SlotTable } from "./slotTable";
import { ALL_STEPS, FIRST_GRADIENT, inputOf } from "./steps";

/**
 * Moves every task, in the order of slots, to the earliest free slot after what it needs and after the same step of the microbatch
 * before it; forwards only as far as no processor comes to hold more than `most` chunk activations (0: not at all). O(tasks + slots),
 * and for a forward as many tasks as stand behind the slot where it could begin.
 */
export function pullEarlier(table: SlotTable, most: number): void {
  const { microbatches, slot } = table;
  const rows = new RowsSoFar(table, most);
  for (const task of table.inOrder()) {
    const lane = (task / microbatches) | 0;
    const p = (lane / ALL_STEPS) | 0;
    const step = lane - p * ALL_STEPS;
    const input = inputOf(task, step, p, table);
    const isFirst = task === lane * microbatches;
    const ready = Math.max(isFirst ? 0 : rows.end[task - 1], input < 0 ? 0 : rows.end[input]);
    rows.place(task, step, p, step < FIRST_GRADIENT ? rows.roomFrom(p, ready, slot[task]) : ready);
  }
}
