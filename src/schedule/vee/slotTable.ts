import { type BuildingBlock, PERIOD } from "./buildingBlock";
import { ALL_STEPS, FIRST_GRADIENT, STEPS, TO_WEIGHT } from "./steps";

/** A slot in which a processor does nothing. */
const FREE = -1;

/** The second slot of a fused backward. */
const TAKEN = -2;

/** What every processor of a vee does in which slot. */
export class SlotTable {
  readonly processors: number;
  /** Slots of every processor, those after its last task included. */
  readonly slots: number;
  /** step · microbatches + microbatch at slot · processors + p, or negative where nothing begins. */
  readonly cell: Int32Array;
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
    this.cell = new Int32Array(processors * this.slots).fill(FREE);
    for (let p = 0; p < processors; p++) {
      const steps = offset.subarray(STEPS * p, STEPS * (p + 1));
      steps.forEach((slot, step) => {
        this.repeat(p, step, slot);
      });
      if (gradientSlots === 1) this.repeatWeights(p, steps);
    }
  }

  /** Slots that a step takes. */
  widthOf(step: number): number {
    return step >= FIRST_GRADIENT && step < STEPS ? this.gradientSlots : 1;
  }

  /** Whether processor p does nothing in `width` slots from this one on. */
  isFree(p: number, slot: number, width: number): boolean {
    const at = slot * this.processors + p;
    return this.cell[at] === FREE && (width === 1 || this.cell[at + this.processors] === FREE);
  }

  put(p: number, slot: number, task: number, width: number): void {
    const at = slot * this.processors + p;
    this.cell[at] = task;
    if (width > 1) this.cell[at + this.processors] = TAKEN;
  }

  clear(p: number, slot: number, width: number): void {
    const at = slot * this.processors + p;
    this.cell[at] = FREE;
    if (width > 1) this.cell[at + this.processors] = FREE;
  }

  /** What processor p does, in the order of slots. */
  rowOf(p: number): Int32Array {
    const row = new Int32Array(ALL_STEPS * this.microbatches);
    let length = 0;
    for (let at = p; at < this.cell.length; at += this.processors)
      if (this.cell[at] >= 0) row[length++] = this.cell[at];
    return row.subarray(0, length);
  }

  /** Takes every weight gradient out. */
  dropWeights(): void {
    const first = STEPS * this.microbatches;
    for (let at = 0; at < this.cell.length; at++) if (this.cell[at] >= first) this.cell[at] = FREE;
  }

  /** The most chunk activations that a processor holds: from a forward to what releases it, in the order of slots. */
  peak(): number {
    const held = new Int32Array(this.processors);
    let most = 0;
    for (let at = 0; at < this.cell.length; at++) {
      if (this.cell[at] < 0) continue;
      const step = Math.floor(this.cell[at] / this.microbatches);
      const p = at % this.processors;
      if (this.releases(step)) held[p]--;
      else if (step < FIRST_GRADIENT) most = Math.max(most, ++held[p]);
    }
    return most;
  }

  /** Whether a task ends what its forward keeps: a fused backward, or a weight gradient. */
  releases(step: number): boolean {
    return step >= (this.gradientSlots === 1 ? STEPS : FIRST_GRADIENT);
  }

  private repeat(p: number, step: number, first: number): void {
    for (let m = 0; m < this.microbatches; m++)
      this.put(p, first + m * PERIOD, step * this.microbatches + m, this.widthOf(step));
  }

  private repeatWeights(p: number, steps: Int32Array): void {
    const taken = new Set(Array.from(steps, (slot) => slot % PERIOD));
    for (let step = FIRST_GRADIENT; step < STEPS; step++) {
      let slot = steps[step] + 1;
      while (taken.has(slot % PERIOD)) slot++;
      taken.add(slot % PERIOD);
      this.repeat(p, step + TO_WEIGHT, slot);
    }
  }
}
