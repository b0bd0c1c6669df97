/**
 * Chunk activations that processors hold, as far as tasks have been placed: those of all slots before the present one, slot after
 * slot. Changes are kept, not sums, so that a task may come to any earlier slot in one step.
 */
export class HeldSoFar {
  private readonly changed: Int8Array;
  /** By processor: held during the slot before the present one. */
  private readonly before: Int32Array;
  /** By processor: the latest slot with a change. */
  private readonly latest: Int32Array;

  constructor(
    private readonly processors: number,
    slots: number,
    private readonly most: number,
  ) {
    this.changed = new Int8Array(processors * slots);
    this.before = new Int32Array(processors);
    this.latest = new Int32Array(processors);
  }

  /** The earliest slot not before `first` from which on, up to the present one, one activation more is no more than the most. */
  roomFrom(p: number, first: number, present: number): number {
    let held = this.before[p];
    if (held >= this.most) return present;
    let slot = Math.max(first, Math.min(present, this.latest[p] + 1)); // no change between the two
    while (slot > first && held < this.most) {
      slot--;
      held -= this.changed[slot * this.processors + p];
    }
    return slot;
  }

  /** One activation more, or less, from a slot on. */
  change(p: number, present: number, from: number, by: number): void {
    this.changed[from * this.processors + p] += by;
    this.latest[p] = Math.max(this.latest[p], from);
    if (from < present) this.before[p] += by;
  }

  /** The present slot is over. */
  pass(p: number, present: number): void {
    this.before[p] += this.changed[present * this.processors + p];
  }
}
