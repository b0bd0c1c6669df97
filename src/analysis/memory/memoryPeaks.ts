import { activationEvents, readActivations, unitsPerMicrobatch } from "./activationEvents";
import { HeldSteps } from "./heldSteps";
import { type MemoryTrace, type ReleaseAt, stashTimelines } from "./memoryTrace";
import { type HeldWeights, readWeights } from "./weightEvents";

/** The most that each processor holds at once, by processor. */
export interface MemoryPeaks {
  /** Stage-microbatches. */
  readonly count: Float64Array;
  /** Bytes of activations; may peak at another moment than their count. */
  readonly activationBytes: Float64Array;
  /** Bytes of activations, weights and gradients together. */
  readonly bytes: Float64Array;
  /** What `bytes` is made of at the first moment that reaches it. */
  readonly split: MemorySplit;
}

/** Bytes by processor. */
export interface MemorySplit {
  readonly activations: Float64Array;
  readonly weights: Float64Array;
  readonly gradients: Float64Array;
}

/** The most stage-microbatches that each processor holds at once, by processor. */
export function activationPeaks(trace: MemoryTrace, releaseAt: ReleaseAt): Float64Array {
  const reading = readActivations(trace, releaseAt);
  const unitsEach = unitsPerMicrobatch(trace.graph);
  return Float64Array.from({ length: trace.columns.rowOffset.length - 1 }, (_, row) => {
    const steps = new HeldSteps(activationEvents(row, reading), NO_WEIGHTS);
    let most = 0;
    while (steps.next()) if (steps.units > most) most = steps.units;
    return most / unitsEach;
  });
}

const NO_WEIGHTS: HeldWeights = { stageBytes: 0, fixedBytes: 0 };

/**
 * Finds the peaks; `timelineOf` may be shared with others that need the timelines of stashed weights. O(tasks) where
 * activations are released in order, O(tasks · log) where they are not.
 */
export function memoryPeaks(
  trace: MemoryTrace,
  releaseAt: ReleaseAt,
  timelineOf = stashTimelines(trace),
): MemoryPeaks {
  const rows = trace.columns.rowOffset.length - 1;
  const column = () => new Float64Array(rows);
  const reading = readActivations(trace, releaseAt);
  const weightsOf = readWeights(trace, timelineOf);
  const unitsEach = unitsPerMicrobatch(trace.graph);
  const peaks = {
    count: column(),
    activationBytes: column(),
    bytes: column(),
    split: { activations: column(), weights: column(), gradients: column() },
  };
  for (let row = 0; row < rows; row++) {
    const weights = weightsOf(row);
    const gradients = weights.stageBytes;
    let most = -1;
    let mostActivations = 0;
    let mostUnits = 0;
    const steps = new HeldSteps(activationEvents(row, reading), weights);
    while (steps.next()) {
      const activations = steps.unitBytes / unitsEach;
      if (steps.units > mostUnits) mostUnits = steps.units;
      if (activations > mostActivations) mostActivations = activations;
      if (activations + steps.weights <= most) continue;
      most = activations + steps.weights;
      peaks.split.activations[row] = activations;
      peaks.split.weights[row] = steps.weights;
    }
    peaks.split.gradients[row] = gradients;
    peaks.count[row] = mostUnits / unitsEach;
    peaks.activationBytes[row] = mostActivations;
    peaks.bytes[row] = most + gradients;
  }
  return peaks;
}
