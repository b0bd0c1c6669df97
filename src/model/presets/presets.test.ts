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
  ["vgg16", 16, 15_470_264_320, 138_357_544, 138_344_128],
  ["resnet18", 21, 1_814_073_344, 11_689_512, 11_678_912],
  ["resnet34", 37, 3_663_761_408, 21_797_672, 21_779_648],
  ["resnet50", 54, 4_089_184_256, 25_557_032, 25_502_912],
  ["gpt2-small", 26, 145_824_153_600, 124_439_808, 124_318_464],
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
