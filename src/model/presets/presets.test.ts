import { describe, expect, test } from "vitest";
import type { Network } from "../network";
import { shapeSize } from "../shapeSize";
import { networks } from "./index";

/** Layers, multiply-adds, parameters; and weights alone, without biases, scales and shifts (layerpipe.md 8.1's "weights"). */
const totals: readonly (readonly [
  id: string,
  layers: number,
  macs: number,
  parameters: number,
  weights: number,
])[] = [
  ["mlp", 4, 930_816, 932_362, 930_816],
  ["lenet5", 5, 416_520, 61_706, 61_470],
  ["alexnet", 8, 714_188_480, 61_100_840, 61_090_496],
  ["vgg11", 11, 7_609_090_048, 132_863_336, 132_851_392],
  ["vgg13", 13, 11_308_466_176, 133_047_848, 133_035_712],
  ["vgg16", 16, 15_470_264_320, 138_357_544, 138_344_128],
  ["vgg19", 19, 19_632_062_464, 143_667_240, 143_652_544],
  ["resnet18", 21, 1_814_073_344, 11_689_512, 11_678_912],
  ["resnet34", 37, 3_663_761_408, 21_797_672, 21_779_648],
  ["resnet50", 54, 4_089_184_256, 25_557_032, 25_502_912],
  ["resnet101", 105, 7_801_405_440, 44_549_160, 44_442_816],
  ["resnet152", 156, 11_513_626_624, 60_192_808, 60_040_384],
  ["mobilenetv2", 53, 300_774_272, 3_504_872, 3_469_760],
  ["inceptionv3", 95, 5_713_216_096, 23_834_568, 23_799_136],
  ["densenet121", 121, 2_834_161_664, 7_978_856, 7_894_208],
  ["densenet264", 265, 5_751_653_376, 33_337_704, 32_938_176],
  ["bert-base", 26, 48_318_971_904, 109_482_240, 109_360_128],
  ["bert-large", 50, 167_504_773_120, 335_141_888, 334_819_328],
  ["gpt2-small", 26, 145_824_153_600, 124_439_808, 124_318_464],
  ["gpt2-medium", 50, 413_475_536_896, 354_823_168, 354_501_632],
  ["gpt2-large", 74, 887_285_350_400, 774_030_080, 773_428_480],
  ["gpt2-xl", 98, 1_753_351_782_400, 1_557_611_200, 1_556_609_600],
  ["llama-2-7b", 66, 31_460_635_443_200, 6_738_415_616, 6_738_149_376],
  ["llama-3-8b", 66, 79_070_347_919_360, 8_030_261_248, 8_029_995_008],
  ["spiking-cnn", 4, 1_371_000, 210_375, 210_375],
  ["spiking-vgg9", 9, 194_717_696, 5_938_880, 5_938_880],
];

describe.each(totals)("%s", (id, layers, macs, parameters, weights) => {
  const network = networks.get(id);

  test(`has ${layers} layers`, () => expect(network.layers).toHaveLength(layers));
  test(`has ${macs} multiply-adds`, () => expect(sum(network, (layer) => layer.macs)).toBe(macs));
  test(`has ${parameters} parameters`, () => {
    expect(sum(network, (layer) => layer.parameters)).toBe(parameters);
  });
  test(`has ${weights} weights`, () => {
    const weightsOf = ({ shape }: Network["layers"][number]) =>
      shape === undefined ? 0 : shapeSize(shape).weights;
    expect(sum(network, weightsOf)).toBe(weights);
  });
  test("names its layers apart", () => {
    expect(new Set(network.layers.map((layer) => layer.name)).size).toBe(layers);
  });
});

/** Multiply-adds in 10⁹ and weights in 10⁶ as layerpipe.md 8.1 prints them. */
const published = [
  ["alexnet", 3, "0.714", "61.1"],
  ["vgg16", 2, "15.47", "138.3"],
  ["resnet18", 2, "1.81", "11.7"],
  ["resnet34", 2, "3.66", "21.8"],
  ["resnet50", 2, "4.09", "25.5"],
] as const;

test.each(published)("%s rounds to the published totals", (id, digits, macs, weights) => {
  const row = totals.find(([name]) => name === id);
  expect(((row?.[2] ?? 0) / 1e9).toFixed(digits)).toBe(macs);
  expect(((row?.[4] ?? 0) / 1e6).toFixed(1)).toBe(weights);
});

/** Multiply-adds in 10⁹ as torchvision's table of weights prints them ("GFLOPS"). */
test.each([
  ["vgg11", "7.61"],
  ["vgg13", "11.31"],
  ["vgg19", "19.63"],
  ["resnet101", "7.80"],
  ["resnet152", "11.51"],
  ["mobilenetv2", "0.30"],
  ["inceptionv3", "5.71"],
  ["densenet121", "2.83"],
])("%s takes %s billion multiply-adds, as torchvision counts", (id, published) => {
  expect((sum(networks.get(id), (layer) => layer.macs) / 1e9).toFixed(2)).toBe(published);
});

test("a depthwise convolution has as many groups as channels", () => {
  const { layers } = networks.get("mobilenetv2");
  const layer = layers.find(({ name }) => name === "block2.depthwise");
  expect(layer?.shape).toMatchObject({ inChannels: 96, outChannels: 96, groups: 96, stride: [2, 2] });
  expect(layer?.macs).toBe(96 * 9 * 56 * 56);
});

test("Inception's modules are written branch after branch and hand on the concatenation", () => {
  const { layers } = networks.get("inceptionv3");
  const module = layers.filter(({ name }) => name.startsWith("mixed5b."));
  expect(module.map(({ name }) => name.replace("mixed5b.", ""))).toEqual([
    "1x1.1",
    "5x5.1",
    "5x5.2",
    "3x3dbl.1",
    "3x3dbl.2",
    "3x3dbl.3",
    "pool.1",
  ]);
  const inputs = module.map(({ shape }) => (shape?.kind === "convolution" ? shape.inChannels : 0));
  expect(inputs).toEqual([192, 192, 48, 192, 64, 96, 192]);
  expect(module.map(({ activations }) => activations / (35 * 35))).toEqual([64, 48, 64, 64, 96, 96, 256]);
});

test("Inception's last branches fork: both ends read the same", () => {
  const { layers } = networks.get("inceptionv3");
  const ends = layers.filter(({ name }) => /^mixed7c\.3x3dbl\.[34]$/.test(name));
  expect(ends.map(({ shape }) => shape)).toMatchObject([
    { inChannels: 384, kernel: [1, 3], padding: [0, 1] },
    { inChannels: 384, kernel: [3, 1], padding: [1, 0] },
  ]);
  expect(layers.find(({ name }) => name === "mixed7c.pool.1")?.activations).toBe(2048);
});

test("a dense layer hands on all channels so far", () => {
  const channels = (id: string, names: readonly string[]) =>
    names.map((name) => networks.get(id).layers.find((layer) => layer.name === name)?.activations);
  const names = [
    "conv0",
    "block1.1.conv1",
    "block1.1.conv2",
    "block1.6.conv2",
    "transition1",
    "block2.1.conv2",
  ];
  expect(channels("densenet121", names)).toEqual([
    64 * 56 * 56,
    128 * 56 * 56,
    96 * 56 * 56,
    256 * 56 * 56,
    128 * 28 * 28,
    160 * 28 * 28,
  ]);
});

test("Llama 3 shares each head of keys and values among four of queries", () => {
  const attention = networks.get("llama-3-8b").layers[1].shape;
  expect(attention?.kind === "block" && attention.parts.slice(1, 3)).toMatchObject([
    { kind: "dense", inputs: 4096, outputs: 4096 + 2 * 1024, bias: false },
    { kind: "attention", heads: 32, keyValueHeads: 8 },
  ]);
});

test("BERT's pooler reads one token", () => {
  expect(networks.get("bert-base").layers[25]).toMatchObject({ name: "pooler", macs: 768 * 768 });
});

test.each([
  ["spiking-cnn", 5],
  ["spiking-vgg9", 6],
])("all layers of %s but the last spike, for %i time steps", (id, timeSteps) => {
  const network = networks.get(id);
  expect(network.timeSteps).toBe(timeSteps);
  expect(network.layers.map((layer) => layer.spiking ?? false)).toEqual(
    network.layers.map((_, index) => index < network.layers.length - 1),
  );
});

test("a shortcut stands after the other convolutions of its block", () => {
  const names = networks.get("resnet50").layers.map((layer) => layer.name);
  expect(names.slice(0, 6)).toEqual([
    "conv1",
    "layer1.0.conv1",
    "layer1.0.conv2",
    "layer1.0.conv3",
    "layer1.0.shortcut",
    "layer1.1.conv1",
  ]);
});

test("ResNet-50 strides in the 3 × 3", () => {
  const layer = networks.get("resnet50").layers.find(({ name }) => name === "layer2.0.conv2");
  expect(layer?.shape).toMatchObject({ kernel: [3, 3], stride: [2, 2], input: [56, 56], inChannels: 128 });
});

test("a shortcut reads its block's input", () => {
  const layer = networks.get("resnet18").layers.find(({ name }) => name === "layer2.0.shortcut");
  expect(layer?.shape).toMatchObject({ kernel: [1, 1], stride: [2, 2], input: [56, 56], inChannels: 64 });
});

test("VGG16's activations are those after pooling", () => {
  const activations = networks.get("vgg16").layers.map((layer) => layer.activations);
  expect(activations.slice(0, 4)).toEqual([3_211_264, 802_816, 1_605_632, 401_408]);
  expect(activations.slice(12)).toEqual([25_088, 4_096, 4_096, 1_000]);
});

test("GPT-2's token table is counted once, at the head", () => {
  const layers = networks.get("gpt2-small").layers;
  expect(layers[0].parameters).toBe(786_432);
  expect(layers[25].parameters).toBe(38_598_912);
});

function sum(network: Network, of: (layer: Network["layers"][number]) => number): number {
  return network.layers.reduce((total, layer) => total + of(layer), 0);
}

test("poolings are known by kind", () => {
  const kinds = (id: string) =>
    networks.get(id).layers.flatMap(({ name, shape }) => {
      const parts = shape?.kind === "block" ? shape.parts : [shape];
      return parts.flatMap((part) =>
        part?.kind === "convolution" && part.pooling ? [`${name} ${part.pooling.kind}`] : [],
      );
    });
  expect(kinds("lenet5")).toEqual(["conv1 average", "conv2 average"]);
  expect(kinds("alexnet")).toEqual(["conv1 max", "conv2 max", "conv5 max"]);
  expect(kinds("resnet50")).toEqual(["conv1 max", "layer4.2.conv3 average"]);
  expect(kinds("densenet121").slice(1)).toEqual([
    "transition1 average",
    "transition2 average",
    "transition3 average",
  ]);
});
