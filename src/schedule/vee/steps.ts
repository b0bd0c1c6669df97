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

/** How many processors and microbatches a vee has; its tasks stand at (p · ALL_STEPS + step) · microbatches + microbatch. */
export interface VeeSize {
  readonly processors: number;
  readonly microbatches: number;
}

/** The processor of the step before this one, or of the one after it: that before or behind on the way, or at a turn the same one. */
function neighbour(step: number, p: number, processors: number, by: 1 | -1): number {
  const to = step % 2 === 0 ? p + by : p - by;
  return to < 0 || to >= processors ? p : to;
}

/** The task that this one needs: on the processor before, or at a turn on the same one; −1 for a microbatch's first. */
export function inputOf(task: number, step: number, p: number, size: VeeSize): number {
  const { processors, microbatches } = size;
  if (step >= STEPS) return task - TO_WEIGHT * microbatches;
  const from = neighbour(step, p, processors, -1);
  if (from !== p) return task + (from - p) * ALL_STEPS * microbatches;
  return step === 0 ? -1 : task - microbatches;
}

/** The processor that goes on with a microbatch after this step. */
export function nextProcessor(step: number, p: number, processors: number): number {
  return neighbour(step, p, processors, 1);
}
