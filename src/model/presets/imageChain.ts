import type { Layer } from "../layer";
import type { ConvolutionShape, LayerShape, PartShape, Pooling } from "../shape";
import { shapedLayer } from "../shapedLayer";
import { convolutionOutput } from "../shapeSize";

/** Channels, height and width of an activation. */
export type ImageSize = readonly [channels: number, height: number, width: number];

/** The same number along height and width, or one for each. */
type Extent = number | readonly [height: number, width: number];

/** What a convolution of a drawn network may say; the rest follows from what stands before it. */
export interface Convolution {
  readonly channels: number;
  readonly kernel: Extent;
  /** Default 1. */
  readonly stride?: number;
  /** Default 0. */
  readonly padding?: Extent;
  /** Default 1. */
  readonly groups?: number;
  /** Has a bias; default true. */
  readonly bias?: boolean;
  /** Followed by batch normalization; default false. */
  readonly normalized?: boolean;
  /** Batch normalization of the input comes first; default false. */
  readonly normalizesInput?: boolean;
  /** The pooling that follows; default: none. */
  readonly pooling?: SquarePooling;
  /** Reads this instead of the layer before it: a shortcut reads its block's input. */
  readonly from?: ImageSize;
}

/** A pooling over square windows. */
export interface SquarePooling {
  readonly kind: Pooling["kind"];
  readonly window: number;
  readonly stride: number;
  /** Default 0. */
  readonly padding?: number;
}

/** Writes down an image network from its input on, layer by layer. */
export interface ImageChain {
  readonly layers: readonly Layer[];
  /** Size of the last activation. */
  size(): ImageSize;
  convolution(name: string, given: Convolution): void;
  /** A fully connected layer over all numbers of the last activation; with a bias unless it is told otherwise. */
  dense(name: string, outputs: number, given?: { readonly bias: boolean }): void;
  /** Any layer, with the size of what it makes. */
  layer(name: string, shape: LayerShape, made: ImageSize): void;
  /** The last layer hands on a concatenation of this size, of which its own output is only a part. */
  handOn(size: ImageSize): void;
}

/** Starts an image network at its input. */
export function imageChain(input: ImageSize): ImageChain {
  const layers: Layer[] = [];
  let size = input;
  const layer = (name: string, shape: LayerShape, made: ImageSize) => {
    layers.push(shapedLayer(name, shape));
    size = made;
  };
  return {
    layers,
    size: () => size,
    layer,
    convolution: (name, given) => {
      const from = given.from ?? size;
      const shape = convolutionShape(from, given);
      const made = [given.channels, ...(shape.pooled ?? convolutionOutput(shape))] as const;
      layer(name, given.normalizesInput === true ? afterNormalization(from, shape) : shape, made);
    },
    dense: (name, outputs, { bias } = { bias: true }) =>
      layer(name, { kind: "dense", inputs: imageNumbers(size), outputs, positions: 1, bias }, [
        outputs,
        1,
        1,
      ]),
    handOn: (whole) => {
      layers.push({ ...(layers.pop() as Layer), activations: imageNumbers(whole) });
      size = whole;
    },
  };
}

/** A convolution without bias, followed by batch normalization. */
export function convolveNormalized(chain: ImageChain, name: string, given: Convolution): void {
  chain.convolution(name, { ...given, bias: false, normalized: true });
}

/** Numbers in an image of this size. */
export function imageNumbers(size: ImageSize): number {
  return size[0] * size[1] * size[2];
}

/** A layer that first normalizes an image of this size over batches. */
export function afterNormalization([channels, height, width]: ImageSize, shape: PartShape): LayerShape {
  return {
    kind: "block",
    parts: [{ kind: "normalization", width: channels, tokens: height * width }, shape],
  };
}

function convolutionShape([inChannels, ...input]: ImageSize, given: Convolution): ConvolutionShape {
  const { channels, kernel, stride = 1, padding = 0, groups = 1, bias = true } = given;
  const { normalized = false, pooling } = given;
  const shape: ConvolutionShape = {
    kind: "convolution",
    inChannels,
    outChannels: channels,
    kernel: alongBoth(kernel),
    stride: alongBoth(stride),
    padding: alongBoth(padding),
    groups,
    input,
    bias,
    ...(normalized && { normalized }),
  };
  return pooling === undefined ? shape : pooledShape(shape, pooling);
}

function pooledShape(shape: ConvolutionShape, { kind, window, stride, padding = 0 }: SquarePooling) {
  const [height, width] = convolutionOutput(shape);
  const along = (length: number) => Math.floor((length + 2 * padding - window) / stride) + 1;
  return {
    ...shape,
    pooled: [along(height), along(width)] as const,
    pooling: { kind, window: alongBoth(window), stride: alongBoth(stride) },
  };
}

function alongBoth(extent: Extent): readonly [number, number] {
  return typeof extent === "number" ? [extent, extent] : extent;
}
