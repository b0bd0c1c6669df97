import { assert } from "../../base/assert";
import { Awake } from "../awake";
import type { SlotTable } from "./slotTable";
import { ALL_STEPS, FIRST_GRADIENT, inputOf, nextProcessor, TO_WEIGHT, type VeeSize } from "./steps";

/** Rows of a vee, each in order, and how many slots they take if every task starts as early as it can. */
interface VeeRows {
  /** step · microbatches + microbatch, by processor. */
  readonly rows: readonly Int32Array[];
  readonly slots: number;
}

/**
 * Keeps the order of a table of forwards and gradients and lets weight gradients run, in the order of their gradients, whenever a
 * processor would wait: for an input, or because it holds `most` chunk activations. O(tasks).
 */
export function fillWeights(table: SlotTable, most: number): VeeRows {
  const { processors, microbatches } = table;
  const run = new SlotRun(table, table.rows(), most);
  let left = ALL_STEPS * processors * microbatches;
  let slot = 0;
  for (; left > 0; slot++) {
    const awake = run.awake.nextSlot();
    assert(awake.length > 0, "the steps of a vee wait for each other in a circle");
    for (const p of awake) if (run.takeNext(p, slot)) left--;
  }
  return { rows: run.rows, slots: slot };
}

/** A run in slots of one task each. */
class SlotRun {
  readonly rows: readonly Int32Array[];
  readonly awake: Awake;
  /** End of each task that has run, and 0 of the others. */
  private readonly end: Int32Array;
  private readonly written: Int32Array;
  private readonly next: Int32Array;
  private readonly weightsDone: Int32Array;
  private readonly held: Int32Array;
  /** By processor: gradients in the order in which they ran. */
  private readonly gradients: readonly Int32Array[];
  private readonly gradientsDone: Int32Array;

  constructor(
    private readonly size: VeeSize,
    /** By processor: forwards and gradients in their order. */
    private readonly given: readonly Int32Array[],
    private readonly most: number,
  ) {
    const { processors, microbatches } = size;
    this.rows = lists(processors, ALL_STEPS * microbatches);
    this.gradients = lists(processors, TO_WEIGHT * microbatches);
    this.end = new Int32Array(processors * ALL_STEPS * microbatches);
    this.written = new Int32Array(processors);
    this.next = new Int32Array(processors);
    this.weightsDone = new Int32Array(processors);
    this.gradientsDone = new Int32Array(processors);
    this.held = new Int32Array(processors);
    this.awake = new Awake(processors);
    this.awake.wake(0);
  }

  /** Runs what processor p does in this slot; false if it has to wait. */
  takeNext(p: number, slot: number): boolean {
    const ran = this.takeGiven(p, slot) || this.takeWeight(p);
    if (ran) this.awake.wake(p);
    return ran;
  }

  private takeGiven(p: number, slot: number): boolean {
    if (this.next[p] === this.given[p].length) return false;
    const task = this.given[p][this.next[p]];
    const { processors, microbatches } = this.size;
    const step = (task / microbatches) | 0;
    const isForward = step < FIRST_GRADIENT;
    if (isForward && this.held[p] >= this.most) return false;
    const at = p * ALL_STEPS * microbatches + task;
    const input = inputOf(at, step, p, this.size);
    if (input >= 0 && !this.hasEnded(input, p, slot)) return false;
    this.next[p]++;
    if (isForward) this.held[p]++;
    else this.gradients[p][this.gradientsDone[p]++] = task;
    this.end[at] = slot + 1;
    this.awake.wake(nextProcessor(step, p, processors));
    this.rows[p][this.written[p]++] = task;
    return true;
  }

  /** Whether an input of processor p is there; one that ends with this slot is there in the next. */
  private hasEnded(input: number, p: number, slot: number): boolean {
    const end = this.end[input];
    if (end > slot) this.awake.wake(p);
    return end > 0 && end <= slot;
  }

  private takeWeight(p: number): boolean {
    if (this.weightsDone[p] === this.gradientsDone[p]) return false;
    this.held[p]--;
    const gradient = this.gradients[p][this.weightsDone[p]++];
    this.rows[p][this.written[p]++] = gradient + TO_WEIGHT * this.size.microbatches;
    return true;
  }
}

/** By processor, room for so many numbers in one array. */
function lists(processors: number, length: number): readonly Int32Array[] {
  const all = new Int32Array(processors * length);
  return Array.from({ length: processors }, (_, p) => all.subarray(p * length, (p + 1) * length));
}
