import { type BuildingBlock, PERIOD } from "./buildingBlock";
import { ALL_STEPS, FIRST_GRADIENT, STEPS, TO_WEIGHT, type VeeSize } from "./steps";

/** Slot of a task that there is not. */
const NONE = -1;

/** In which slot each processor of a vee begins each of its tasks. */
export class SlotTable implements VeeSize {
  readonly processors: number;
  /** First slot of each task, where tasks stand as VeeSize has them; negative where there is none. */
  readonly slot: Int32Array;
  /** Slots of every processor, those after its last task included. */
  private readonly slots: number;
  private readonly gradientSlots: number;

  /** Repeats a block for every microbatch; weight gradients go to the first free slots of the period after their gradient. */
  constructor(
    { processors, gradientSlots, offset }: BuildingBlock,
    readonly microbatches: number,
  ) {
    this.processors = processors;
    this.gradientSlots = gradientSlots;
    const last = offset.reduce((most, slot) => Math.max(most, slot), 0);
    this.slots = last + (microbatches + 1) * PERIOD;
    this.slot = new Int32Array(processors * ALL_STEPS * microbatches).fill(NONE);
    for (let p = 0; p < processors; p++) {
      for (let step = 0; step < STEPS; step++) this.repeat(p, step, offset[STEPS * p + step]);
      if (gradientSlots === 1) this.repeatWeights(p, offset);
    }
  }

  /** Slots that a step takes. */
  widthOf(step: number): number {
    return step >= FIRST_GRADIENT && step < STEPS ? this.gradientSlots : 1;
  }

  /** Whether a task ends what its forward keeps: a fused backward, or a weight gradient. */
  releases(step: number): boolean {
    return step >= (this.gradientSlots === 1 ? STEPS : FIRST_GRADIENT);
  }

  /** All tasks in the order of slots. O(tasks + slots). */
  inOrder(): Int32Array {
    const { slot } = this;
    const begin = new Int32Array(this.slots + 1);
    for (let task = 0; task < slot.length; task++) if (slot[task] >= 0) begin[slot[task] + 1]++;
    for (let at = 0; at < this.slots; at++) begin[at + 1] += begin[at];
    const order = new Int32Array(begin[this.slots]);
    for (let task = 0; task < slot.length; task++) if (slot[task] >= 0) order[begin[slot[task]]++] = task;
    return order;
  }

  /** By processor, what it does in the order of slots, as step · microbatches + microbatch. */
  rows(): readonly Int32Array[] {
    const perRow = ALL_STEPS * this.microbatches;
    const order = this.inOrder();
    const length = order.length / this.processors; // the same steps on all
    const tasks = new Int32Array(order.length);
    const end = Int32Array.from({ length: this.processors }, (_, p) => p * length);
    for (let i = 0; i < order.length; i++) {
      const p = (order[i] / perRow) | 0;
      tasks[end[p]++] = order[i] - p * perRow;
    }
    return Array.from(end, (after) => tasks.subarray(after - length, after));
  }

  /** Takes every weight gradient out. */
  dropWeights(): void {
    const { processors, microbatches } = this;
    for (let p = 0; p < processors; p++)
      this.slot.fill(NONE, (p * ALL_STEPS + STEPS) * microbatches, (p + 1) * ALL_STEPS * microbatches);
  }

  /** The most chunk activations that a processor holds: from a forward to what releases it, in the order of slots. */
  peak(): number {
    const held = new Int32Array(this.processors);
    let most = 0;
    for (const task of this.inOrder()) {
      const step = ((task / this.microbatches) | 0) % ALL_STEPS;
      const p = (task / (ALL_STEPS * this.microbatches)) | 0;
      if (this.releases(step)) held[p]--;
      else if (step < FIRST_GRADIENT) most = Math.max(most, ++held[p]);
    }
    return most;
  }

  private repeat(p: number, step: number, first: number): void {
    const from = (p * ALL_STEPS + step) * this.microbatches;
    for (let m = 0; m < this.microbatches; m++) this.slot[from + m] = first + m * PERIOD;
  }

  private repeatWeights(p: number, offset: Int32Array): void {
    let taken = 0; // a bit for each slot of the period
    for (let step = 0; step < STEPS; step++) taken |= 1 << (offset[STEPS * p + step] % PERIOD);
    for (let step = FIRST_GRADIENT; step < STEPS; step++) {
      let slot = offset[STEPS * p + step] + 1;
      while (taken & (1 << (slot % PERIOD))) slot++;
      taken |= 1 << (slot % PERIOD);
      this.repeat(p, step + TO_WEIGHT, slot);
    }
  }
}
