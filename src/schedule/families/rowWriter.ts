import type { StageOps } from "../../tasks/buildStageGraph";

/**
 * Writes what one processor does in one batch, first to last, and after `clear` the next one. Microbatches count from 0 within
 * the batch; stages as the graph has them.
 */
export class RowWriter {
  private readonly tasks = new GrowingList();
  private readonly pairs = new GrowingList();

  constructor(
    private readonly ops: StageOps,
    private readonly microbatches: number,
  ) {}

  forward(stage: number, microbatch: number): void {
    this.add(this.ops.forward + stage, microbatch);
  }

  /** The fused backward. */
  backward(stage: number, microbatch: number): void {
    this.add(this.ops.backward + stage, microbatch);
  }

  activationGradient(stage: number, microbatch: number): void {
    this.add(this.ops.activationGradient + stage, microbatch);
  }

  weightGradient(stage: number, microbatch: number): void {
    this.add(this.ops.weightGradient + stage, microbatch);
  }

  /** The next two tasks written run as an overlapped pair. */
  pairNext(): void {
    this.pairs.add(this.tasks.length);
  }

  /** Forgets what was written; the room for it stays. */
  clear(): void {
    this.tasks.length = 0;
    this.pairs.length = 0;
  }

  /** All that was written, as op · microbatches + microbatch. */
  written(): Int32Array {
    return this.tasks.values();
  }

  /** Indices in `written` of the first of each pair. */
  pairStarts(): Int32Array {
    return this.pairs.length === 0 ? NO_PAIRS : this.pairs.values();
  }

  private add(op: number, microbatch: number): void {
    this.tasks.add(op * this.microbatches + microbatch);
  }
}

const NO_PAIRS = new Int32Array(0);

/** Integers in a typed array that doubles when it is full. */
class GrowingList {
  length = 0;
  private room = new Int32Array(64);

  add(value: number): void {
    if (this.length === this.room.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.room);
      this.room = larger;
    }
    this.room[this.length++] = value;
  }

  values(): Int32Array {
    return this.room.slice(0, this.length);
  }
}
