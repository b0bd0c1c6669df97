/**
 * What a processor does for a microbatch on a vee, in the order in which the microbatch passes: its forwards down the processors
 * (chunk 0) and up again (chunk 1), then the gradients down (chunk 1) and up (chunk 0). The weight gradients of those two, where
 * they stand apart, follow at STEPS further.
 */
export const STEPS = 4;

/** The first step that is a gradient. */
export const FIRST_GRADIENT = 2;

/** From a gradient to its weight gradient. */
export const TO_WEIGHT = 2;

/** Steps with the two weight gradients. */
export const ALL_STEPS = STEPS + TO_WEIGHT;

/** The stage that processor p works on in this step. */
export function stageOfStep(step: number, p: number, processors: number): number {
  const isFirstChunk = step === 0 || step === 3 || step === 3 + TO_WEIGHT;
  return isFirstChunk ? p : 2 * processors - 1 - p;
}

/** Ends of steps, by step, processor and microbatch, as far as they have run. */
export class StepEnds {
  private readonly end: Int32Array;

  constructor(
    private readonly processors: number,
    microbatches: number,
  ) {
    this.end = new Int32Array(STEPS * processors * microbatches).fill(-1);
  }

  set(step: number, p: number, microbatch: number, end: number): void {
    this.end[this.at(step, p, microbatch)] = end;
  }

  /** End of the step that this one needs: on the processor before, or at a turn on the same one; −1 if it has not run. */
  ofInput(step: number, p: number, microbatch: number): number {
    if (step >= STEPS) return this.end[this.at(step - TO_WEIGHT, p, microbatch)];
    const isDown = step % 2 === 0;
    const isTurn = p === (isDown ? 0 : this.processors - 1);
    if (!isTurn) return this.end[this.at(step, isDown ? p - 1 : p + 1, microbatch)];
    return step === 0 ? 0 : this.end[this.at(step - 1, p, microbatch)];
  }

  private at(step: number, p: number, microbatch: number): number {
    return (microbatch * STEPS + step) * this.processors + p;
  }
}
