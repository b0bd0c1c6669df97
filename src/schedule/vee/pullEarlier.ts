import { FreeSlots } from "./freeSlots";
import { HeldSoFar } from "./heldSoFar";
import type { SlotTable } from "./slotTable";
import { ALL_STEPS, FIRST_GRADIENT, STEPS, StepEnds } from "./steps";

/**
 * Moves every task, in the order of slots, to the earliest free slot after what it needs and after the same step of the microbatch
 * before it; forwards only as far as no processor comes to hold more than `most` chunk activations (0: not at all). O(tasks), but
 * for the inverse of Ackermann's function.
 */
export function pullEarlier(table: SlotTable, most: number): void {
  const { processors, slots, cell, microbatches } = table;
  const held = new HeldSoFar(processors, slots, most);
  const free = new FreeSlots(table);
  const ends = new StepEnds(processors, microbatches);
  const lastEnd = new Int32Array(ALL_STEPS * processors);
  for (let slot = 0; slot < slots; slot++)
    for (let p = 0; p < processors; p++) {
      const task = cell[slot * processors + p];
      if (task >= 0) {
        const step = Math.floor(task / microbatches);
        const microbatch = task - step * microbatches;
        const isForward = step < FIRST_GRADIENT;
        const ready = Math.max(lastEnd[ALL_STEPS * p + step], ends.ofInput(step, p, microbatch));
        const to = free.move(p, slot, isForward ? held.roomFrom(p, ready, slot) : ready);
        const end = to + table.widthOf(step);
        if (isForward) held.change(p, slot, to, 1);
        if (table.releases(step)) held.change(p, slot, end, -1);
        lastEnd[ALL_STEPS * p + step] = end;
        if (step < STEPS) ends.set(step, p, microbatch, end);
      }
      held.pass(p, slot);
    }
}
