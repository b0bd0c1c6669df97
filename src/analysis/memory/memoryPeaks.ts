import {
  type ActivationEvents,
  activationEvents,
  readActivations,
  unitsPerMicrobatch,
} from "./activationEvents";
import { HeldSteps } from "./heldSteps";
import { type MemoryTrace, stashTimelines } from "./memoryTrace";
import { type HeldWeights, readWeights } from "./weightEvents";

/** The most that each processor holds at once, by processor. */
export interface MemoryPeaks {
  /** Stage-microbatches. */
  readonly count: Float64Array;
  /** Stage-microbatches where the activation gradient releases them. */
  readonly countAtI: Float64Array;
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

/**
 * Finds the peaks, activations released at the end of the weight gradient; `timelineOf` may be shared with others that need
 * the timelines of stashed weights. O(tasks) where activations are released in order, O(tasks · log) where they are not.
 */
export function memoryPeaks(trace: MemoryTrace, timelineOf = stashTimelines(trace)): MemoryPeaks {
  const rows = trace.columns.rowOffset.length - 1;
  const column = () => new Float64Array(rows);
  const reading = readActivations(trace);
  const weightsOf = readWeights(trace, timelineOf);
  const unitsEach = unitsPerMicrobatch(trace.graph);
  const peaks = {
    count: column(),
    countAtI: column(),
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
    const events = activationEvents(row, reading);
    const steps = new HeldSteps(events, weights);
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
    peaks.countAtI[row] = events.givenAtI === events.given ? peaks.count[row] : mostAtI(events) / unitsEach;
    peaks.activationBytes[row] = mostActivations;
    peaks.bytes[row] = most + gradients;
  }
  return peaks;
}

/** The most units that a row holds where the activation gradient releases them. */
function mostAtI({ taken, givenAtI }: ActivationEvents): number {
  const steps = new HeldSteps({ taken, given: givenAtI }, NO_WEIGHTS);
  let most = 0;
  while (steps.next()) if (steps.units > most) most = steps.units;
  return most;
}

const NO_WEIGHTS: HeldWeights = { stageBytes: 0, fixedBytes: 0 };
