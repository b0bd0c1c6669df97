import type { Layer } from "../layer";
import { shapedLayer } from "../shapedLayer";
import { convolutionOutput } from "../shapeSize";

/** Channels, height and width of an activation. */
export type ImageSize = readonly [channels: number, height: number, width: number];

/** What a convolution of a drawn network may say; the rest follows from what stands before it. */
export interface Convolution {
  readonly channels: number;
  readonly kernel: number;
  /** Default 1. */
  readonly stride?: number;
  /** Default 0. */
  readonly padding?: number;
  /** Has a bias; default true. */
  readonly bias?: boolean;
  /** Followed by batch normalization; default false. */
  readonly normalized?: boolean;
  /** Height and width after the pooling that follows; default: no pooling. */
  readonly pooled?: number;
  /** Reads this instead of the layer before it: a shortcut reads its block's input. */
  readonly from?: ImageSize;
}

/** Writes down an image network from its input on, layer by layer. */
export interface ImageChain {
  readonly layers: readonly Layer[];
  /** Size of the last activation. */
  size(): ImageSize;
  convolution(name: string, given: Convolution): void;
  /** A fully connected layer over all numbers of the last activation. */
  dense(name: string, outputs: number): void;
}

/** Starts an image network at its input. */
export function imageChain(input: ImageSize): ImageChain {
  const layers: Layer[] = [];
  let size = input;
  return {
    layers,
    size: () => size,
    convolution: (name, given) => {
      const [inChannels, height, width] = given.from ?? size;
      const { channels, kernel, stride = 1, padding = 0, bias = true, normalized = false, pooled } = given;
      const shape = {
        kind: "convolution" as const,
        inChannels,
        outChannels: channels,
        kernel: [kernel, kernel] as const,
        stride: [stride, stride] as const,
        padding: [padding, padding] as const,
        groups: 1,
        input: [height, width] as const,
        bias,
        ...(normalized && { normalized }),
        ...(pooled !== undefined && { pooled: [pooled, pooled] as const }),
      };
      layers.push(shapedLayer(name, shape));
      size = [channels, ...(shape.pooled ?? convolutionOutput(shape))];
    },
    dense: (name, outputs) => {
      const [channels, height, width] = size;
      const inputs = channels * height * width;
      layers.push(shapedLayer(name, { kind: "dense", inputs, outputs, positions: 1, bias: true }));
      size = [outputs, 1, 1];
    },
  };
}

/** Numbers in an image of this size. */
export function imageNumbers(size: ImageSize): number {
  return size[0] * size[1] * size[2];
}
