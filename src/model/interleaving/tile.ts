import type { ArraySize } from "../systolic/arraySize";

/** One tile's two gradients, one after the other or interleaved. */
export interface Gradients {
  readonly separate: number;
  readonly interleaved: number;
}

/**
 * Cycles of one tile of weights for a stream of `stream` samples (positions): separately 2R + C + B − 2 each; interleaved
 * 2B + (2R + C − 2) − R, the weights' load hidden and one fill shared (layerpipe.md 5, a reconstruction).
 */
export function tileCycles({ rows, columns }: ArraySize, stream: number): Gradients {
  return {
    separate: 2 * (2 * rows + columns + stream - 2),
    interleaved: 2 * stream + rows + columns - 2,
  };
}

/** Words that pass the array's edges for both gradients: each counted once for every tile that it meets. */
export interface GradientWords {
  readonly weights: number;
  /** Of d, which enters along rows. */
  readonly outputGradients: number;
  /** Of a; the input's gradient has as many. */
  readonly inputs: number;
}

/**
 * Reads and writes; for a tile of n × n weights and a stream of B that is 5 n² + 5 n B against 2 n² + 4 n B. We read the
 * formula so: separately the weights are read, their gradient written, and the update reads both and writes the weights,
 * while G reads d and reads and writes its sums, and dW reads d and a; interleaved the weights are read once and written
 * updated, and d is read once for both (layerpipe.md 5, a reconstruction).
 */
export function gradientAccesses({ weights, outputGradients, inputs }: GradientWords): Gradients {
  return {
    separate: 5 * weights + 2 * outputGradients + 3 * inputs,
    interleaved: 2 * weights + outputGradients + 3 * inputs,
  };
}

/**
 * Words that cross the chip's border for both gradients, from the tensors' own sizes: every tensor once for each task that
 * needs it. Separately those are the five of the weights and their update as on the chip, d twice, a and the input's
 * gradient; interleaved the weights twice, d once, a and the input's gradient (our reading; the authors' is not known).
 */
export function gradientTransfers({ weights, outputGradients, inputs }: GradientWords): Gradients {
  return {
    separate: 5 * weights + 2 * outputGradients + 2 * inputs,
    interleaved: 2 * weights + outputGradients + 2 * inputs,
  };
}
