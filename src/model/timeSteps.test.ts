import { describe, expect, test } from "vitest";
import type { Network } from "./network";
import { numberBytes } from "./numberBytes";
import type { Training } from "./problem";
import { shapedLayer } from "./shapedLayer";
import { spikingNeurons, streamingFactor, withNeuronPasses } from "./timeSteps";

const TRAINING: Training = { microbatches: 1, batches: 1, batchSize: 2, firstGradient: true };

/** A convolution to 4 × 6 × 6 neurons, pooled to 3 × 3, and a readout of 10 that does not spike. */
const layers = [
  {
    ...shapedLayer("conv", {
      kind: "convolution",
      inChannels: 1,
      outChannels: 4,
      kernel: [3, 3],
      stride: [1, 1],
      padding: [0, 0],
      groups: 1,
      input: [8, 8],
      bias: false,
      pooled: [3, 3],
    }),
    spiking: true,
  },
  shapedLayer("readout", { kind: "dense", inputs: 36, outputs: 10, positions: 1, bias: false }),
];
const network: Network = {
  id: "own",
  name: "Spikes",
  layers,
  inputs: 64,
  timeSteps: 5,
  preferredCost: "macs",
};
const prices = {
  forward: Float64Array.of(100, 10),
  activationGradient: Float64Array.of(200, 20),
  weightGradient: Float64Array.of(300, 30),
};

test("samples stream once without time steps, and once for each with them", () => {
  expect(streamingFactor({})).toBe(1);
  expect(streamingFactor(network)).toBe(5);
});

test("neurons stand before the pooling; a readout has none", () => {
  expect(layers.map(spikingNeurons)).toEqual([4 * 6 * 6, 0]);
  expect(spikingNeurons({ name: "fc", macs: 1, parameters: 1, activations: 300, spiking: true })).toBe(300);
});

describe("the neurons' pass", () => {
  // 144 neurons, 2 samples, 5 time steps
  const pass = 1440;

  test("takes one operation for each neuron, sample and time step, forth and back", () => {
    const { forward, activationGradient, weightGradient } = withNeuronPasses(prices, network, TRAINING);
    expect([...forward]).toEqual([100 + pass, 10]);
    expect([...activationGradient]).toEqual([200 + pass, 20]);
    expect([...weightGradient]).toEqual([300, 30]);
  });

  test("goes with the weight gradient where layer 0 has no activation gradient", () => {
    const without = { ...TRAINING, firstGradient: false };
    const { activationGradient, weightGradient } = withNeuronPasses(prices, network, without);
    expect([...activationGradient]).toEqual([200, 20]);
    expect([...weightGradient]).toEqual([300 + pass, 30]);
  });

  test("has the price that it is given", () => {
    expect(withNeuronPasses(prices, network, TRAINING, 0.5).forward[0]).toBe(100 + pass / 2);
  });

  test("is nothing in a network that does not spike", () => {
    const still = { ...network, layers: [layers[1], layers[1]] };
    expect(withNeuronPasses(prices, still, TRAINING)).toBe(prices);
  });
});

describe("tensors of a spiking network", () => {
  test("are bits forth and full numbers back, for every time step; the input enters once", () => {
    const { activationBytes, gradientBytes, inputBytes, weightBytes } = numberBytes(network, 2);
    expect([...activationBytes]).toEqual([(36 * 2 * 5) / 8, 10 * 2 * 5 * 4]);
    expect([...(gradientBytes ?? [])]).toEqual([36 * 2 * 5 * 4, 10 * 2 * 5 * 4]);
    expect(activationBytes[0] * 32).toBe(gradientBytes?.[0]);
    expect(inputBytes).toBe(64 * 2 * 4);
    expect([...weightBytes]).toEqual([36 * 4, 360 * 4]);
  });

  test("without spikes are as large back as forth", () => {
    expect(numberBytes({ ...network, layers: [layers[1]] }, 2).gradientBytes).toBeUndefined();
  });
});
