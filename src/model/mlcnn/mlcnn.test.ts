import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryShape } from "../../testing/arbitraryShape";
import { networks } from "../presets/index";
import type { ConvolutionShape, LayerShape } from "../shape";
import { convolutionOutput, shapeSize } from "../shapeSize";
import { boxSums, layerBoxSums } from "./boxSums";
import { fusedMatchesPlain } from "./fusedMatchesPlain";
import { fusedShape, fusion, layerFusion, type PooledConvolution } from "./fusion";
import { publishedFusion } from "./published";
import { fusionCounts } from "./savings";

const CONV: ConvolutionShape = {
  kind: "convolution",
  inChannels: 3,
  outChannels: 5,
  kernel: [3, 3],
  stride: [1, 1],
  padding: [1, 1],
  groups: 1,
  input: [16, 16],
  bias: true,
};

function pooled(p: number, more: Partial<ConvolutionShape> = {}): PooledConvolution {
  const shape = { ...CONV, ...more };
  const [height, width] = convolutionOutput(shape);
  return {
    ...shape,
    pooled: [Math.floor(height / p), Math.floor(width / p)],
    pooling: { kind: "average", window: [p, p], stride: [p, p] },
  };
}

describe("which pairs qualify", () => {
  const why = (shape: LayerShape | undefined) => {
    const found = fusion(shape);
    return found.fusable ? "fusable" : found.whyNot;
  };

  test("a convolution with average pooling whose windows do not overlap", () => {
    expect(why(pooled(2))).toBe("fusable");
  });

  test.each([
    ["an unknown shape", undefined, "Its shape is not known."],
    [
      "a dense layer",
      { kind: "dense", inputs: 1, outputs: 1, positions: 1, bias: true },
      "It is no convolution.",
    ],
    ["a lone convolution", CONV, "No pooling follows it."],
    ["an unknown pooling", { ...CONV, pooled: [8, 8] }, "The kind of its pooling is not known."],
    [
      "max pooling",
      { ...pooled(2), pooling: { kind: "max", window: [2, 2], stride: [2, 2] } },
      "Max pooling follows it: the largest of several sums is no sum of products.",
    ],
    [
      "overlapping windows",
      { ...pooled(2), pooling: { kind: "average", window: [3, 3], stride: [2, 2] } },
      "Its windows of 3 × 3 stand 2 × 2 apart: they overlap.",
    ],
    [
      "gaps",
      { ...pooled(2), pooling: { kind: "average", window: [2, 2], stride: [2, 3] } },
      "Its windows of 2 × 2 stand 2 × 3 apart: they leave gaps.",
    ],
    [
      "padded pooling",
      { ...pooled(2), pooled: [9, 8] },
      "Its windows of 2 × 2 reach beyond the 16 × 16 outputs.",
    ],
    [
      "a block without pooling",
      { kind: "block", parts: [CONV] },
      "None of its operators is a convolution with pooling.",
    ],
  ] as const)("not %s", (_, shape, sentence) => expect(why(shape as LayerShape)).toBe(sentence));

  test("not a layer whose neurons spike", () => {
    expect(layerFusion({ shape: pooled(2) }).fusable).toBe(true);
    expect(layerFusion({ shape: pooled(2), spiking: true })).toEqual({
      fusable: false,
      whyNot: "Its neurons fire before the pooling: spikes are no sums of products.",
    });
  });

  test("in the presets", () => {
    const fusable = (id: string) =>
      networks.get(id).layers.flatMap(({ name, shape }) => (fusion(shape).fusable ? [name] : []));
    expect(fusable("lenet5")).toEqual(["conv1", "conv2"]);
    expect(fusable("alexnet")).toEqual([]);
    expect(fusable("vgg16")).toEqual([]);
    expect(fusable("resnet50")).toEqual(["layer4.2.conv3"]);
    expect(fusable("densenet121")).toEqual(["transition1", "transition2", "transition3"]);
  });
});

describe("what is saved", () => {
  test.each([
    [2, 0.75],
    [4, 0.9375],
    [8, 0.984375],
  ])("of the multiplications over windows of %i × %i: %d", (p, share) => {
    const { multiplications } = fusionCounts(pooled(p));
    expect(1 - multiplications.fused / multiplications.plain).toBe(share);
  });

  test("of the additions nothing without reuse, more with each kind of it", () => {
    // 8 × 8 pooled outputs of 5 filters with 27 weights; 16 × 16 outputs before
    const { multiplications, additions } = fusionCounts(pooled(2));
    expect(multiplications).toEqual({ plain: 5 * 256 * 27, fused: 5 * 64 * 27 });
    expect(additions.plain).toBe(5 * 256 * 26 + 5 * 64 * 3);
    expect(additions.rme).toBe(additions.plain);
    // 17 × 17 boxes of 18 × 17 sums of two in a row
    const boxes = 18 * 17 + 17 * 17;
    expect(additions.lar).toBe(5 * 64 * 26 + 5 * 3 * boxes);
    expect(additions.gar).toBe(5 * 64 * 26 + 3 * boxes);
  });

  test("counts are those of enumerated sums", () => {
    const small = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(
        small,
        small,
        small,
        small,
        fc.constantFrom(1, 2),
        (kernel, stride, window, extra, groups) => {
          const length = kernel + stride * (window * extra - 1);
          const shape = pooled(window, {
            kernel: [kernel, kernel],
            stride: [stride, stride],
            padding: [0, 0],
            input: [length, length + 1],
            inChannels: 2 * groups,
            outChannels: 4,
            groups,
          });
          const { sums, ...counts } = enumerated(shape);
          expect(fusionCounts(shape)).toEqual(counts);
          expect(boxSums(shape)).toEqual(sums);
        },
      ),
    );
  });

  test("sums of a block are those of its pairs", () => {
    const block = { kind: "block", parts: [CONV, pooled(2), pooled(4)] } as const;
    const [two, four] = [boxSums(pooled(2)), boxSums(pooled(4))];
    expect(layerBoxSums(block)).toEqual({
      additions: two.additions + four.additions,
      inputs: two.inputs + four.inputs,
      boxes: two.boxes + four.boxes,
    });
    expect(layerBoxSums(CONV)).toEqual({ additions: 0, inputs: 0, boxes: 0 });
  });

  test("many filters make the additions' saving approach the multiplications'", () => {
    const { additions } = fusionCounts(pooled(2, { inChannels: 512, outChannels: 4096 }));
    expect(1 - additions.gar / additions.plain).toBeCloseTo(0.75, 3);
  });
});

/** Every product and every different sum, made one by one. */
function enumerated(shape: PooledConvolution) {
  const { kernel, stride, inChannels, outChannels, groups, pooled: size, pooling } = shape;
  const [height, width] = convolutionOutput(shape);
  const weights = (inChannels / groups) * kernel[0] * kernel[1];
  const boxes = new Set<string>();
  const rowSums = new Set<string>();
  const inputs = new Set<string>();
  for (let y = 0; y < size[0]; y++)
    for (let x = 0; x < size[1]; x++)
      for (let ky = 0; ky < kernel[0]; ky++)
        for (let kx = 0; kx < kernel[1]; kx++) {
          const top = y * pooling.window[0] * stride[0] + ky;
          const left = x * pooling.window[1] * stride[1] + kx;
          boxes.add(`${top} ${left}`);
          for (let row = 0; row < pooling.window[0]; row++) {
            rowSums.add(`${top + row * stride[0]} ${left}`);
            for (let column = 0; column < pooling.window[1]; column++)
              inputs.add(`${top + row * stride[0]} ${left + column * stride[1]}`);
          }
        }
  const boxAdditions = rowSums.size * (pooling.window[1] - 1) + boxes.size * (pooling.window[0] - 1);
  const places = outChannels * size[0] * size[1];
  const area = pooling.window[0] * pooling.window[1];
  return {
    sums: {
      additions: inChannels * boxAdditions,
      inputs: inChannels * inputs.size,
      boxes: inChannels * boxes.size,
    },
    multiplications: { plain: outChannels * height * width * weights, fused: places * weights },
    additions: {
      plain: outChannels * height * width * (weights - 1) + places * (area - 1),
      rme: places * (weights - 1 + weights * (area - 1)),
      lar: places * (weights - 1) + outChannels * (inChannels / groups) * boxAdditions,
      gar: places * (weights - 1) + inChannels * boxAdditions,
    },
  };
}

describe("the fused convolution", () => {
  test("puts out what the pooling does, with as many products as are counted", () => {
    fc.assert(
      fc.property(arbitraryShape, (shape) => {
        const found = fusion(shape);
        if (shape.kind === "block" || !found.fusable) return;
        const fused = fusedShape(shape);
        expect(shapeSize(fused).outputs).toBe(shapeSize(shape).outputs);
        expect(shapeSize(fused).macs).toBe(fusionCounts(found.shape).multiplications.fused);
      }),
    );
  });

  test("leaves alone what does not qualify", () => {
    expect(fusedShape(CONV)).toBe(CONV);
    const block = { kind: "block", parts: [CONV, pooled(2)] } as const;
    expect(shapeSize(fusedShape(block)).macs).toBe(5 * 27 * (256 + 64));
  });

  test.each([1, 2, 3, 4, 5])("computes the same numbers (seed %i)", (seed) => {
    const check = fusedMatchesPlain(seed);
    expect(check.outputs).toBe(96);
    expect(check.largestDifference).toBeGreaterThan(0);
    expect(check.matches).toBe(true);
  });
});

test("the published figures are kept as they were stated", () => {
  const stated = publishedFusion.map(({ what, range, unit }) => `${what}: ${range.join("–")} ${unit}`);
  expect(stated).toContain("multiplications and additions saved: 0–98 %");
  expect(stated).toContain("speed with quantization: 12.8–12.8 ×");
});
