import { describe, expect, test } from "vitest";
import type { ConvolutionShape } from "./shape";
import { convolutionOutput, shapeSize } from "./shapeSize";

const convolution: ConvolutionShape = {
  kind: "convolution",
  inChannels: 3,
  outChannels: 64,
  kernel: [11, 11],
  stride: [4, 4],
  padding: [2, 2],
  groups: 1,
  input: [224, 224],
  bias: true,
};

describe("convolution", () => {
  test("AlexNet's first has 55 × 55 outputs and 70,276,800 multiply-adds", () => {
    expect(convolutionOutput(convolution)).toEqual([55, 55]);
    expect(shapeSize(convolution)).toEqual({
      macs: 70_276_800,
      weights: 23_232,
      parameters: 23_296,
      outputs: 193_600,
    });
  });

  test("a pooling that follows shrinks the output and costs nothing", () => {
    const pooled = shapeSize({ ...convolution, pooled: [27, 27] });
    expect(pooled.macs).toBe(70_276_800);
    expect(pooled.outputs).toBe(46_656);
  });

  test("batch normalization adds two parameters for each channel", () => {
    expect(shapeSize({ ...convolution, bias: false, normalized: true }).parameters).toBe(23_360);
  });

  test("a depthwise 3 × 3 takes nine multiply-adds for each output", () => {
    const depthwise = shapeSize({
      ...convolution,
      inChannels: 32,
      outChannels: 32,
      groups: 32,
      kernel: [3, 3],
      stride: [2, 1],
      padding: [1, 1],
      input: [8, 8],
      bias: false,
    });
    expect(depthwise).toEqual({ macs: 9_216, weights: 288, parameters: 288, outputs: 1_024 });
  });
});

test("a dense layer over positions shares its weights and repeats its multiply-adds", () => {
  const size = shapeSize({ kind: "dense", inputs: 4, outputs: 3, positions: 5, bias: true });
  expect(size).toEqual({ macs: 60, weights: 12, parameters: 15, outputs: 15 });
});

test("attention over 4 tokens of width 8 takes 2 · 4² · 8 multiply-adds and no parameters", () => {
  const size = shapeSize({ kind: "attention", tokens: 4, width: 8, heads: 2 });
  expect(size).toEqual({ macs: 256, weights: 0, parameters: 0, outputs: 32 });
});

test("an embedding is a table without multiply-adds, counted elsewhere if it is tied", () => {
  const table = { kind: "embedding", vocabulary: 10, width: 4, tokens: 3 } as const;
  expect(shapeSize(table)).toEqual({ macs: 0, weights: 40, parameters: 40, outputs: 12 });
  expect(shapeSize({ ...table, tied: true })).toEqual({ macs: 0, weights: 0, parameters: 0, outputs: 12 });
});

test("a root-mean-square normalization has a scale and no shift", () => {
  const shape = { kind: "normalization", width: 8, tokens: 3, scaleOnly: true } as const;
  expect(shapeSize(shape)).toEqual({ macs: 0, weights: 0, parameters: 8, outputs: 24 });
});

test("a block adds up its parts and puts out what its last part does", () => {
  const size = shapeSize({
    kind: "block",
    parts: [
      { kind: "normalization", width: 4, tokens: 2 },
      { kind: "dense", inputs: 4, outputs: 16, positions: 2, bias: false },
      { kind: "dense", inputs: 16, outputs: 4, positions: 2, bias: false },
    ],
  });
  expect(size).toEqual({ macs: 256, weights: 128, parameters: 136, outputs: 8 });
});
