import { assert } from "../../base/assert";
import type { SlotTable } from "./slotTable";
import { ALL_STEPS, FIRST_GRADIENT, STEPS, StepEnds, TO_WEIGHT } from "./steps";

/** Rows of a vee, each in order, and how many slots they take if every task starts as early as it can. */
interface VeeRows {
  /** step · microbatches + microbatch, by processor. */
  readonly rows: readonly Int32Array[];
  readonly slots: number;
}

/**
 * Keeps the order of a table's forwards and gradients and lets weight gradients run, in the order of their gradients, whenever a
 * processor would wait: for an input, or because it holds `most` chunk activations. O(tasks).
 */
export function fillWeights(table: SlotTable, most: number): VeeRows {
  const { processors, microbatches } = table;
  const run = new SlotRun(table, most);
  let left = ALL_STEPS * processors * microbatches;
  let slot = 0;
  for (; left > 0; slot++) {
    const before = left;
    for (let p = 0; p < processors; p++) if (run.takeNext(p, slot)) left--;
    assert(left < before, "the steps of a vee wait for each other in a circle");
  }
  return { rows: run.rows, slots: slot };
}

/** A run in slots of one task each. */
class SlotRun {
  readonly rows: readonly Int32Array[];
  private readonly microbatches: number;
  private readonly given: readonly Int32Array[];
  private readonly ends: StepEnds;
  private readonly written: Int32Array;
  private readonly next: Int32Array;
  private readonly weightsDone: Int32Array;
  private readonly held: Int32Array;
  /** By processor: gradients in the order in which they ran. */
  private readonly gradients: readonly Int32Array[];
  private readonly gradientsDone: Int32Array;

  constructor(
    table: SlotTable,
    private readonly most: number,
  ) {
    const { processors, microbatches } = table;
    this.microbatches = microbatches;
    const weights = STEPS * microbatches;
    const list = (length: number) => Array.from({ length: processors }, () => new Int32Array(length));
    this.rows = list(ALL_STEPS * microbatches);
    this.gradients = list(2 * microbatches);
    this.given = Array.from({ length: processors }, (_, p) =>
      table.rowOf(p).filter((task) => task < weights),
    );
    this.ends = new StepEnds(processors, microbatches);
    this.written = new Int32Array(processors);
    this.next = new Int32Array(processors);
    this.weightsDone = new Int32Array(processors);
    this.gradientsDone = new Int32Array(processors);
    this.held = new Int32Array(processors);
  }

  /** Runs what processor p does in this slot; false if it has to wait. */
  takeNext(p: number, slot: number): boolean {
    return this.takeGiven(p, slot) || this.takeWeight(p);
  }

  private takeGiven(p: number, slot: number): boolean {
    if (this.next[p] === this.given[p].length) return false;
    const task = this.given[p][this.next[p]];
    const step = Math.floor(task / this.microbatches);
    const microbatch = task - step * this.microbatches;
    const isForward = step < FIRST_GRADIENT;
    if (isForward && this.held[p] >= this.most) return false;
    const ready = this.ends.ofInput(step, p, microbatch);
    if (ready < 0 || ready > slot) return false;
    this.next[p]++;
    if (isForward) this.held[p]++;
    else this.gradients[p][this.gradientsDone[p]++] = task;
    this.ends.set(step, p, microbatch, slot + 1);
    this.rows[p][this.written[p]++] = task;
    return true;
  }

  private takeWeight(p: number): boolean {
    if (this.weightsDone[p] === this.gradientsDone[p]) return false;
    this.held[p]--;
    const gradient = this.gradients[p][this.weightsDone[p]++];
    this.rows[p][this.written[p]++] = gradient + TO_WEIGHT * this.microbatches;
    return true;
  }
}
