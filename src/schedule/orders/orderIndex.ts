import { ACTIVATION_GRADIENT, BACKWARD, FORWARD, WEIGHT_GRADIENT } from "./taskCell";

/** How far the numbers in an order go. */
export interface OrderExtent {
  readonly stages: number;
  readonly microbatches: number;
  /** In how many pieces microbatches are cut; 1 if whole. */
  readonly pieces: number;
  /** Parts of each stage's activation gradient; 1 if whole. */
  readonly parts: Int32Array;
  /** Slots of a stage: forward, backward, weight gradient, and every part of the activation gradient. */
  readonly slots: number;
}

export const FORWARD_SLOT = 0;
export const BACKWARD_SLOT = 1;
export const WEIGHT_SLOT = 2;
export const FIRST_PART_SLOT = 3;

/** The slot of a task of this kind and part (−1: whole). */
export function slotOf(kind: number, part: number): number {
  switch (kind) {
    case FORWARD:
      return FORWARD_SLOT;
    case BACKWARD:
      return BACKWARD_SLOT;
    case WEIGHT_GRADIENT:
      return WEIGHT_SLOT;
    default:
      return FIRST_PART_SLOT + Math.max(0, part);
  }
}

/** The kind of the tasks in a slot. */
export function kindOfSlot(slot: number): number {
  return [FORWARD, BACKWARD, WEIGHT_GRADIENT][slot] ?? ACTIVATION_GRADIENT;
}

/** Which task of an order does what: by stage, unit (microbatch · pieces + piece) and slot. */
export class OrderIndex {
  readonly units: number;
  private readonly slots: number;
  private readonly tasks: Int32Array;

  constructor(extent: OrderExtent) {
    this.units = extent.microbatches * extent.pieces;
    this.slots = extent.slots;
    this.tasks = new Int32Array(extent.stages * this.units * extent.slots).fill(-1);
  }

  /** The task; −1 if the order has none. */
  find(stage: number, unit: number, slot: number): number {
    return this.tasks[(stage * this.units + unit) * this.slots + slot];
  }

  /** Whether there is a forward and either a whole backward or this many parts of an activation gradient and a weight gradient. */
  isComplete(stage: number, unit: number, parts: number): boolean {
    const at = (stage * this.units + unit) * this.slots;
    const { tasks, slots } = this;
    if (tasks[at + FORWARD_SLOT] < 0) return false;
    const whole = tasks[at + BACKWARD_SLOT] >= 0;
    if (whole === tasks[at + WEIGHT_SLOT] >= 0) return false;
    for (let slot = FIRST_PART_SLOT; slot < slots; slot++)
      if (tasks[at + slot] >= 0 !== (!whole && slot < FIRST_PART_SLOT + parts)) return false;
    return true;
  }

  set(stage: number, unit: number, slot: number, task: number): void {
    this.tasks[(stage * this.units + unit) * this.slots + slot] = task;
  }
}
