import type { SlotTable } from "./slotTable";

/** Finds free slots of a table, whose tasks move earlier in the order of slots. */
export class FreeSlots {
  /** By cell: itself if it is free or not yet come to, else that of a later slot with none free in between. */
  private readonly next: Int32Array;

  constructor(private readonly table: SlotTable) {
    this.next = new Int32Array(table.cell.length);
    for (let at = 0; at < this.next.length; at++) this.next[at] = at;
  }

  /** Moves what processor p begins in a slot to the first free place from `from` on; returns where it is then. */
  move(p: number, slot: number, from: number): number {
    const { table } = this;
    const { processors } = table;
    const task = table.cell[slot * processors + p];
    const width = table.widthOf(Math.floor(task / table.microbatches));
    table.clear(p, slot, width);
    let to = this.firstFree(p, from);
    while (to < slot && !table.isFree(p, to, width)) to = this.firstFree(p, to + 1);
    if (to > slot) to = slot;
    table.put(p, to, task, width);
    const end = (to + width) * processors;
    for (let at = to * processors + p; at < end; at += processors) this.next[at] = at + processors;
    return to;
  }

  private firstFree(p: number, from: number): number {
    const { next } = this;
    const { processors } = this.table;
    let at = from * processors + p;
    while (next[at] !== at) {
      const after = next[at];
      next[at] = next[after];
      at = after;
    }
    return (at - p) / processors;
  }
}
