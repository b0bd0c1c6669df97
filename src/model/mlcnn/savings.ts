import { convolutionOutput } from "../shapeSize";
import { boxSums } from "./boxSums";
import type { PooledConvolution } from "./fusion";

/** Operations of a convolution with its average pooling, for one sample. */
export interface FusionCounts {
  /** Of the convolution as it stands, and with redundant multiplication elimination (RME). */
  readonly multiplications: { readonly plain: number; readonly fused: number };
  /**
   * As it stands; with RME alone; when the boxes of one filter share their sums (local addition reuse, LAR); and when all
   * filters share the boxes (global addition reuse, GAR).
   */
  readonly additions: {
    readonly plain: number;
    readonly rme: number;
    readonly lar: number;
    readonly gar: number;
  };
}

/**
 * Multiplications and additions that MLCNN saves (layerpipe.md 6, a reconstruction). Each pooled output of a filter takes
 * one product for each weight in place of one for each weight and each of the window's outputs: 1 − 1 / window saved. The
 * inputs under a weight are summed over the window first; LAR makes such a box from sums of rows, which boxes above one
 * another share, and makes no box twice; GAR makes it once for all filters. Dividing by the window's size, biases and
 * activations are left out.
 */
export function fusionCounts(shape: PooledConvolution): FusionCounts {
  const { inChannels, outChannels, groups, kernel, pooling, pooled } = shape;
  const [height, width] = convolutionOutput(shape);
  const weights = (inChannels / groups) * kernel[0] * kernel[1];
  const window = pooling.window[0] * pooling.window[1];
  const pooledOutputs = outChannels * pooled[0] * pooled[1];
  const outputs = outChannels * height * width;
  const boxes = boxSums(shape).additions / inChannels;
  const products = pooledOutputs * (weights - 1);
  return {
    multiplications: { plain: outputs * weights, fused: pooledOutputs * weights },
    additions: {
      plain: outputs * (weights - 1) + pooledOutputs * (window - 1),
      rme: products + pooledOutputs * weights * (window - 1),
      lar: products + (outChannels * inChannels * boxes) / groups,
      gar: products + inChannels * boxes,
    },
  };
}
