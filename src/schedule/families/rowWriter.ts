import type { StageOps } from "../../tasks/buildStageGraph";

/**
 * Writes what one processor does in one batch, first to last. Microbatches count from 0 within the batch; stages as the
 * graph has them.
 */
export class RowWriter {
  private tasks = new Int32Array(64);
  private length = 0;
  private readonly pairs: number[] = [];

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
    this.pairs.push(this.length);
  }

  /** All that was written, as op · microbatches + microbatch. */
  written(): Int32Array {
    return this.tasks.slice(0, this.length);
  }

  /** Indices in `written` of the first of each pair. */
  pairStarts(): readonly number[] {
    return this.pairs;
  }

  private add(op: number, microbatch: number): void {
    if (this.length === this.tasks.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.tasks);
      this.tasks = larger;
    }
    this.tasks[this.length++] = op * this.microbatches + microbatch;
  }
}
