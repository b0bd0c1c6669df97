import type { Layer } from "../layer";
import type { ConvolutionShape, LayerShape, PartShape, Pooling } from "../shape";
import { convolutionOutput } from "../shapeSize";

/** Whether a layer's convolution and pooling can be computed as one (MLCNN), or a sentence that says why not. */
export type Fusion =
  | { readonly fusable: true; readonly shape: PooledConvolution }
  | { readonly fusable: false; readonly whyNot: string };

/** A convolution and the average pooling that follows it. */
export type PooledConvolution = ConvolutionShape & Required<Pick<ConvolutionShape, "pooled" | "pooling">>;

/** Whether a layer's pair qualifies: its shape's, unless spikes are formed in between. */
export function layerFusion({ shape, spiking }: Pick<Layer, "shape" | "spiking">): Fusion {
  if (spiking === true) return no("Its neurons fire before the pooling: spikes are no sums of products.");
  return fusion(shape);
}

/**
 * A pair qualifies if the pooling is an average over windows that touch without overlapping and stay inside: both steps
 * are then linear, and their order may be exchanged (Jiang et al., MLCNN, IPDPS 2022; layerpipe.md 6).
 */
export function fusion(shape: LayerShape | undefined): Fusion {
  if (shape === undefined) return no("Its shape is not known.");
  if (shape.kind === "block") {
    const pooled = shape.parts.find((part) => part.kind === "convolution" && part.pooled !== undefined);
    return pooled === undefined ? no("None of its operators is a convolution with pooling.") : fusion(pooled);
  }
  if (shape.kind !== "convolution") return no("It is no convolution.");
  const { pooled, pooling } = shape;
  if (pooled === undefined) return no("No pooling follows it.");
  if (pooling === undefined) return no("The kind of its pooling is not known.");
  const whyNot = whatHinders(shape, pooled, pooling);
  return whyNot === undefined ? { fusable: true, shape: { ...shape, pooled, pooling } } : no(whyNot);
}

function whatHinders(
  shape: ConvolutionShape,
  pooled: readonly [number, number],
  { kind, window, stride }: Pooling,
): string | undefined {
  if (kind === "max") return "Max pooling follows it: the largest of several sums is no sum of products.";
  const windows = `Its windows of ${window.join(" × ")} stand ${stride.join(" × ")} apart`;
  if (window.some((length, axis) => length > stride[axis])) return `${windows}: they overlap.`;
  if (window.some((length, axis) => length < stride[axis])) return `${windows}: they leave gaps.`;
  const output = convolutionOutput(shape);
  if (output.some((length, axis) => pooled[axis] > Math.floor(length / window[axis])))
    return `Its windows of ${window.join(" × ")} reach beyond the ${output.join(" × ")} outputs.`;
  return undefined;
}

function no(whyNot: string): Fusion {
  return { fusable: false, whyNot };
}

/** A shape with every qualifying pair of it replaced by the one convolution that computes both. */
export function fusedShape(shape: LayerShape): LayerShape {
  return shape.kind === "block" ? { ...shape, parts: shape.parts.map(fusedPart) } : fusedPart(shape);
}

function fusedPart(part: PartShape): PartShape {
  const found = fusion(part);
  return found.fusable ? fusedConvolution(found.shape) : part;
}

/**
 * The one convolution that computes both: over the sums of `window` inputs, `stride` apart, its stride is that many times
 * as large. Its output is the pooled one.
 */
export function fusedConvolution({ pooled: _, pooling, ...shape }: PooledConvolution): ConvolutionShape {
  const along = (axis: 0 | 1) => shape.input[axis] - shape.stride[axis] * (pooling.window[axis] - 1);
  return {
    ...shape,
    input: [along(0), along(1)],
    stride: [shape.stride[0] * pooling.window[0], shape.stride[1] * pooling.window[1]],
  };
}
