import fc from "fast-check";
import type { Layer } from "../model/layer";
import type { Network } from "../model/network";
import type { ConvolutionShape, LayerShape, PartShape } from "../model/shape";
import { shapedLayer } from "../model/shapedLayer";
import { convolutionOutput } from "../model/shapeSize";

const few = fc.integer({ min: 1, max: 9 });

/** Small convolutions of every kind: strided, padded, in groups, with and without poolings that fit. */
const convolution: fc.Arbitrary<ConvolutionShape> = fc
  .record({
    groups: fc.integer({ min: 1, max: 3 }),
    inputs: few,
    outputs: few,
    kernel: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
    stride: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    padding: fc.tuple(fc.nat(2), fc.nat(2)),
    input: fc.tuple(fc.integer({ min: 4, max: 20 }), fc.integer({ min: 4, max: 20 })),
    bias: fc.boolean(),
    pooling: fc.option(
      fc.record({
        kind: fc.constantFrom("max" as const, "average" as const),
        window: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
        overlap: fc.boolean(),
      }),
    ),
  })
  .map(({ groups, inputs, outputs, pooling, ...given }) => {
    const channels = { inChannels: groups * inputs, outChannels: groups * outputs, groups };
    const shape: ConvolutionShape = { kind: "convolution", ...channels, ...given };
    const [height, width] = convolutionOutput(shape);
    if (pooling === null || pooling.window[0] > height || pooling.window[1] > width) return shape;
    const { kind, window, overlap } = pooling;
    const stride = overlap ? ([1, 1] as const) : window;
    const along = (length: number, axis: 0 | 1) => Math.floor((length - window[axis]) / stride[axis]) + 1;
    return { ...shape, pooled: [along(height, 0), along(width, 1)], pooling: { kind, window, stride } };
  });

const part: fc.Arbitrary<PartShape> = fc.oneof(
  convolution,
  fc
    .record({ inputs: few, outputs: few, positions: few, bias: fc.boolean() })
    .map((dense) => ({ kind: "dense" as const, ...dense })),
  fc
    .record({ tokens: few, heads: fc.integer({ min: 1, max: 4 }), features: few })
    .map(({ tokens, heads, features }) => ({
      kind: "attention" as const,
      tokens,
      heads,
      width: heads * features,
    })),
  fc
    .record({ vocabulary: few, width: few, tokens: few })
    .map((embedding) => ({ kind: "embedding" as const, ...embedding })),
  fc
    .record({ width: few, tokens: few })
    .map((normalization) => ({ kind: "normalization" as const, ...normalization })),
);

/** Any operator, or a block of a few; sizes of neighbours need not fit together. */
export const arbitraryShape: fc.Arbitrary<LayerShape> = fc.oneof(
  part,
  fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => ({ kind: "block" as const, parts })),
);

const amount = fc.integer({ min: 1, max: 99 });

/** A layer that every cost model can price: with a shape, measured times and typed times. */
const pricedLayer: fc.Arbitrary<Layer> = fc
  .record({
    shape: arbitraryShape,
    times: fc.record({ forward: amount, activationGradient: amount, weightGradient: amount }),
    profile: fc.record({
      forwardMs: amount,
      backwardMs: amount,
      throughMs: amount,
      activationBytes: amount,
      parameterBytes: amount,
    }),
  })
  .map(({ shape, times, profile }) => ({ ...shapedLayer("layer", shape), times, profile }));

/** A network that every cost model can price: some layer has multiply-adds. */
export const arbitraryPricedNetwork: fc.Arbitrary<Network> = fc
  .array(pricedLayer, { minLength: 1, maxLength: 6 })
  .filter((layers) => layers.some(({ macs }) => macs > 0))
  .map((layers) => ({ id: "own", name: "Random net", layers, inputs: 7, preferredCost: "macs" }));
