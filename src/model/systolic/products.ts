import type { LayerTimes } from "../layer";
import type { AttentionShape, ConvolutionShape, PartShape } from "../shape";
import { convolutionOutput } from "../shapeSize";
import type { Gemm } from "./gemm";

/** One of a layer's three tasks. */
export type TaskName = keyof LayerTimes;

/**
 * A task of one operator as matrix products (layerpipe.md 7): a convolution as im2col, its activation gradient as
 * col2im. What has no multiply-adds (normalization, embedding) has no products, and neither has the weight gradient of an
 * attention, which has no weights.
 */
export interface TaskProducts {
  readonly gemms: readonly Gemm[];
  /** Words that the task has to read from and write to the memory off the chip: every tensor once. */
  readonly tensorWords: number;
}

const NOTHING: TaskProducts = { gemms: [], tensorWords: 0 };

/** The products of an operator's task for a minibatch of `batch` samples. */
export function taskProducts(part: PartShape, task: TaskName, batch: number): TaskProducts {
  switch (part.kind) {
    case "convolution":
      return convolutionProducts(part, task, batch);
    case "dense": {
      const positions = part.positions * batch;
      const weights = part.inputs * part.outputs;
      return {
        gemms: [weighted(task, positions, part.inputs, part.outputs, 1)],
        tensorWords: weights + positions * (part.inputs + part.outputs),
      };
    }
    case "attention":
      return attentionProducts(part, task, batch);
    case "embedding":
    case "normalization":
      return NOTHING;
  }
}

function convolutionProducts(part: ConvolutionShape, task: TaskName, batch: number): TaskProducts {
  const [height, width] = convolutionOutput(part);
  const { groups, inChannels, outChannels } = part;
  const taps = (part.kernel[0] * part.kernel[1] * inChannels) / groups;
  const inputs = inChannels * part.input[0] * part.input[1];
  const outputs = outChannels * height * width;
  return {
    gemms: [weighted(task, batch * height * width, taps, outChannels / groups, groups)],
    tensorWords: taps * outChannels + batch * (inputs + outputs),
  };
}

/** A task of an operator with `inputs` × `outputs` weights that `positions` share. */
function weighted(task: TaskName, positions: number, inputs: number, outputs: number, count: number): Gemm {
  switch (task) {
    case "forward":
      return { rows: positions, inner: inputs, columns: outputs, count };
    case "activationGradient":
      return { rows: positions, inner: outputs, columns: inputs, count };
    case "weightGradient":
      return { rows: inputs, inner: positions, columns: outputs, count };
  }
}

/** Scores and weighted sum, for each head and sample; the gradient of either has a product for each of its operands. */
function attentionProducts(part: AttentionShape, task: TaskName, batch: number): TaskProducts {
  if (task === "weightGradient") return NOTHING;
  const { tokens, width, heads, keyValueHeads = heads } = part;
  const toTokens: Gemm = { rows: tokens, inner: width / heads, columns: tokens, count: heads * batch };
  const toWidth: Gemm = { rows: tokens, inner: tokens, columns: width / heads, count: heads * batch };
  // queries and outputs; keys and values
  const features = batch * tokens * width;
  const shared = (features * keyValueHeads) / heads;
  const scores = batch * heads * tokens * tokens;
  if (task === "forward")
    return { gemms: [toTokens, toWidth], tensorWords: 2 * (features + shared) + scores };
  // the scores' gradient; the values', the queries' and the keys'
  return {
    gemms: [toTokens, toWidth, toWidth, toWidth],
    tensorWords: 3 * features + 4 * shared + scores,
  };
}
