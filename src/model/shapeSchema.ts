import * as v from "valibot";
import type { LayerShape } from "./shape";
import { convolutionOutput } from "./shapeSize";

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const size = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const sizes = v.strictTuple([size, size]);

const convolution = v.pipe(
  v.strictObject({
    kind: v.literal("convolution"),
    inChannels: size,
    outChannels: size,
    kernel: sizes,
    stride: sizes,
    padding: v.strictTuple([count, count]),
    groups: size,
    input: sizes,
    bias: v.boolean(),
    normalized: v.optional(v.boolean()),
    pooled: v.optional(sizes),
    pooling: v.optional(
      v.strictObject({ kind: v.picklist(["max", "average"]), window: sizes, stride: sizes }),
    ),
  }),
  v.check(
    ({ pooled, pooling }) => pooling === undefined || pooled !== undefined,
    "A pooling needs its output's size",
  ),
  v.check(
    ({ inChannels, outChannels, groups }) => inChannels % groups === 0 && outChannels % groups === 0,
    "The groups have to divide both channel counts",
  ),
  v.check(
    (shape) => convolutionOutput(shape).every((length) => length > 0),
    "The kernel is larger than the padded input",
  ),
);

const attention = v.pipe(
  v.strictObject({
    kind: v.literal("attention"),
    tokens: size,
    width: size,
    heads: size,
    keyValueHeads: v.optional(size),
  }),
  v.check(({ width, heads }) => width % heads === 0, "The heads have to divide the width"),
  v.check(
    ({ heads, keyValueHeads = heads }) => heads % keyValueHeads === 0,
    "The heads of keys and values have to divide the heads",
  ),
);

const part = v.variant("kind", [
  convolution,
  v.strictObject({
    kind: v.literal("dense"),
    inputs: size,
    outputs: size,
    positions: size,
    bias: v.boolean(),
  }),
  attention,
  v.strictObject({
    kind: v.literal("embedding"),
    vocabulary: size,
    width: size,
    tokens: size,
    tied: v.optional(v.boolean()),
  }),
  v.strictObject({
    kind: v.literal("normalization"),
    width: size,
    tokens: size,
    scaleOnly: v.optional(v.boolean()),
  }),
]);

/** What a layer's shape in a file has to look like. */
export const layerShapeSchema: v.GenericSchema<unknown, LayerShape> = v.variant("kind", [
  part,
  v.strictObject({ kind: v.literal("block"), parts: v.pipe(v.array(part), v.minLength(1)) }),
]);
