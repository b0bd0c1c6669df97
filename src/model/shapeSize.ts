import type { ConvolutionShape, LayerShape } from "./shape";

/** Counts that follow from a shape, for one sample. */
export interface ShapeSize {
  /** Multiply-adds of the forward pass. */
  readonly macs: number;
  /** Factors of matrix products and entries of tables: what layerpipe.md 8.1 calls weights. */
  readonly weights: number;
  /** All trainable numbers: weights, biases, scales and shifts. */
  readonly parameters: number;
  /** Numbers in the output. */
  readonly outputs: number;
}

/** Sizes of a layer, from its shape. Additions, activations, pooling and normalization take no multiply-adds. */
export function shapeSize(shape: LayerShape): ShapeSize {
  switch (shape.kind) {
    case "convolution":
      return convolutionSize(shape);
    case "dense": {
      const weights = shape.inputs * shape.outputs;
      const parameters = weights + (shape.bias ? shape.outputs : 0);
      return {
        macs: weights * shape.positions,
        weights,
        parameters,
        outputs: shape.outputs * shape.positions,
      };
    }
    case "attention": {
      // every token meets every token, once in the scores and once in the weighted sum
      const macs = 2 * shape.tokens * shape.tokens * shape.width;
      return { macs, weights: 0, parameters: 0, outputs: shape.tokens * shape.width };
    }
    case "embedding": {
      const weights = shape.tied === true ? 0 : shape.vocabulary * shape.width;
      return { macs: 0, weights, parameters: weights, outputs: shape.tokens * shape.width };
    }
    case "normalization": {
      const parameters = (shape.scaleOnly === true ? 1 : 2) * shape.width;
      return { macs: 0, weights: 0, parameters, outputs: shape.tokens * shape.width };
    }
    case "block":
      return shape.parts
        .map(shapeSize)
        .reduce(inSequence, { macs: 0, weights: 0, parameters: 0, outputs: 0 });
  }
}

/** Height and width of a convolution's own output, before any pooling. */
export function convolutionOutput(shape: ConvolutionShape): readonly [number, number] {
  const along = (axis: 0 | 1) =>
    Math.floor((shape.input[axis] + 2 * shape.padding[axis] - shape.kernel[axis]) / shape.stride[axis]) + 1;
  return [along(0), along(1)];
}

function convolutionSize(shape: ConvolutionShape): ShapeSize {
  const [height, width] = convolutionOutput(shape);
  const [outHeight, outWidth] = shape.pooled ?? [height, width];
  const taps = (shape.inChannels / shape.groups) * shape.kernel[0] * shape.kernel[1];
  const weights = taps * shape.outChannels;
  const perChannel = (shape.bias ? 1 : 0) + (shape.normalized === true ? 2 : 0);
  return {
    macs: weights * height * width,
    weights,
    parameters: weights + perChannel * shape.outChannels,
    outputs: shape.outChannels * outHeight * outWidth,
  };
}

function inSequence(before: ShapeSize, next: ShapeSize): ShapeSize {
  return {
    macs: before.macs + next.macs,
    weights: before.weights + next.weights,
    parameters: before.parameters + next.parameters,
    outputs: next.outputs,
  };
}
