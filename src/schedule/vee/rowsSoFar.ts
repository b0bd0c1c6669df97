import type { SlotTable } from "./slotTable";
import { ALL_STEPS, FIRST_GRADIENT } from "./steps";

/** After the last task of a row. */
const NONE = -1;

/**
 * The tasks of a table that have been placed, as a list for each processor in the order of slots. Tasks come in the order of the
 * slots that they leave, those of one step to ever later slots.
 */
export class RowsSoFar {
  /** First slot after each placed task; at the end, by processor, what stands before its first task, which ends at 0. */
  readonly end: Int32Array;
  /** What follows each placed task, and each row's beginning. */
  private readonly after: Int32Array;
  private readonly before: Int32Array;
  /** By processor: the last of its list. */
  private readonly last: Int32Array;
  /** By processor and step: the latest placed task of that step, or the row's beginning. */
  private readonly latest: Int32Array;
  /** By processor: chunk activations that it holds when all placed tasks have run. */
  private readonly held: Int32Array;

  constructor(
    private readonly table: SlotTable,
    private readonly most: number,
  ) {
    const { processors, slot } = table;
    this.end = new Int32Array(slot.length + processors);
    this.after = new Int32Array(slot.length + processors).fill(NONE, slot.length);
    this.before = new Int32Array(slot.length);
    this.last = Int32Array.from({ length: processors }, (_, p) => slot.length + p);
    this.latest = new Int32Array(processors * ALL_STEPS);
    for (let i = 0; i < this.latest.length; i++) this.latest[i] = this.last[(i / ALL_STEPS) | 0];
    this.held = new Int32Array(processors);
  }

  /**
   * The earliest slot not before `first` from which on, up to the present one, one activation more on processor p is no more than
   * the most.
   */
  roomFrom(p: number, first: number, present: number): number {
    const { table, end } = this;
    let held = this.held[p];
    if (held >= this.most) return present;
    for (let task = this.last[p]; end[task] > first; task = this.before[task]) {
      const step = ((task / table.microbatches) | 0) % ALL_STEPS;
      if (step < FIRST_GRADIENT) held--;
      else if (table.releases(step) && ++held >= this.most) return end[task];
    }
    return first;
  }

  /** Moves a task of processor p from its slot to the first free place from `from` on. */
  place(task: number, step: number, p: number, from: number): void {
    const { end, after } = this;
    const { slot } = this.table;
    const width = this.table.widthOf(step);
    const lane = p * ALL_STEPS + step;
    let at = end[this.last[p]] <= from ? this.last[p] : this.latest[lane];
    let to = Math.max(from, end[at]);
    for (let next = after[at]; next !== NONE && slot[next] < to + width; next = after[at]) {
      at = next;
      to = Math.max(from, end[at]);
    }
    slot[task] = Math.min(to, slot[task]);
    end[task] = slot[task] + width;
    this.latest[lane] = task;
    this.insert(task, at, p);
    if (step < FIRST_GRADIENT) this.held[p]++;
    else if (this.table.releases(step)) this.held[p]--;
  }

  private insert(task: number, at: number, p: number): void {
    const next = this.after[at];
    this.after[task] = next;
    this.after[at] = task;
    this.before[task] = at;
    if (next === NONE) this.last[p] = task;
    else this.before[next] = task;
  }
}
