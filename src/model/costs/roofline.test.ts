import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkOptions, type OptionValues } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import type { Layer } from "../layer";
import type { Network } from "../network";
import { networks } from "../presets/index";
import type { Training } from "../problem";
import type { LayerShape } from "../shape";
import { shapedLayer } from "../shapedLayer";
import { roofline } from "./roofline";

const TRAINING: Training = { microbatches: 1, batches: 1, batchSize: 1, firstGradient: true };

/** 10¹² FLOP/s reached whole, 10⁹ bytes/s, numbers of 2 bytes. */
const SLOW_MEMORY = { device: "custom", peak: 1e12, memoryBandwidth: 1e9, efficiency: 1 };
const FAST_MEMORY = { ...SLOW_MEMORY, memoryBandwidth: 1e17 };

function network(...shapes: readonly LayerShape[]): Network {
  const layers = shapes.map((shape, index) => shapedLayer(`layer ${index}`, shape));
  return { id: "own", name: "Test net", layers, inputs: 8, preferredCost: "roofline" };
}

function priced(net: Network, given: OptionValues = {}, training: Partial<Training> = {}) {
  const options = checkOptions(roofline.options, given);
  if (isRefusal(options)) return options;
  return roofline.price(net, { ...TRAINING, ...training }, options);
}

function price(...of: Parameters<typeof priced>) {
  const costs = priced(...of);
  if (isRefusal(costs)) throw new Error(costs.reason);
  return costs;
}

/** Milliseconds of the three tasks of layer 0. */
function times(shape: LayerShape, given: OptionValues, training: Partial<Training> = {}): number[] {
  const { forward, activationGradient, weightGradient } = price(network(shape), given, training);
  return [forward[0], activationGradient[0], weightGradient[0]];
}

function reason(...of: Parameters<typeof priced>): string | undefined {
  const costs = priced(...of);
  return isRefusal(costs) ? costs.reason : undefined;
}

const dense = { kind: "dense", inputs: 1000, outputs: 2000, positions: 10, bias: false } as const;
const convolution = {
  kind: "convolution",
  inChannels: 16,
  outChannels: 32,
  kernel: [3, 3],
  stride: [1, 1],
  padding: [1, 1],
  groups: 1,
  input: [10, 10],
  bias: false,
} as const;
const attention = { kind: "attention", tokens: 100, width: 64, heads: 8 } as const;
const embedding = { kind: "embedding", vocabulary: 5000, width: 100, tokens: 10 } as const;
const normalization = { kind: "normalization", width: 100, tokens: 10 } as const;

function expectTimes(found: readonly number[], expected: readonly number[]): void {
  found.forEach((time, index) => {
    expect(time).toBeCloseTo(expected[index], 9);
  });
}

describe("bound by arithmetic", () => {
  test("a dense layer takes 2 · 1000 · 2000 · 10 operations for each task: 40 µs at 10¹² FLOP/s", () => {
    expectTimes(times(dense, FAST_MEMORY), [0.04, 0.04, 0.04]);
  });

  test("half the efficiency takes twice as long, and so does twice the batch", () => {
    expectTimes(times(dense, { ...FAST_MEMORY, efficiency: 0.5 }), [0.08, 0.08, 0.08]);
    expectTimes(times(dense, FAST_MEMORY, { batchSize: 2 }), [0.08, 0.08, 0.08]);
  });

  test("a convolution takes 2 · 9 · 16 · 32 · 100 operations for each task, a grouped one a share", () => {
    expectTimes(times(convolution, FAST_MEMORY), [0.9216e-3, 0.9216e-3, 0.9216e-3]);
    const grouped = { ...convolution, groups: 16 };
    expectTimes(times(grouped, FAST_MEMORY), [0.0576e-3, 0.0576e-3, 0.0576e-3]);
  });

  test("attention's backward takes twice its forward, and has no weights", () => {
    // 2 products of 100 · 100 · 64 multiply-adds
    expectTimes(times(attention, FAST_MEMORY), [2.56e-3, 5.12e-3, 0]);
  });
});

describe("bound by memory", () => {
  test("a dense layer moves inputs, outputs and weights in each task", () => {
    // (10,000 + 20,000 + 2,000,000) numbers of 2 bytes at 10⁹ bytes/s
    expectTimes(times(dense, SLOW_MEMORY), [4.06, 4.06, 4.06]);
  });

  test("weights move once for a whole batch", () => {
    // (30,000 · 8 + 2,000,000) · 2 bytes
    expectTimes(times(dense, SLOW_MEMORY, { batchSize: 8 }), [4.48, 4.48, 4.48]);
  });

  test("numbers of 32 bits take twice as long", () => {
    expectTimes(times(dense, { ...SLOW_MEMORY, precision: "fp32" }), [8.12, 8.12, 8.12]);
  });

  test("a convolution's output is moved before its pooling", () => {
    // 1,600 + 3,200 + 4,608 numbers, of 2 bytes, at 10⁷ bytes/s
    const slower = { ...SLOW_MEMORY, memoryBandwidth: 1e7 };
    const all = 1.8816;
    expectTimes(times(convolution, slower), [all, all, all]);
    expectTimes(times({ ...convolution, pooled: [5, 5] }, slower), [all, all, all]);
  });

  test("attention moves queries, keys, values and outputs, and half of that less for one of four heads' keys", () => {
    expectTimes(times(attention, SLOW_MEMORY), [51.2e-3, 102.4e-3, 0]);
    // keys and values of 2 of 8 heads: 6,400 + 3,200 + 6,400 numbers
    expectTimes(times({ ...attention, keyValueHeads: 2 }, SLOW_MEMORY), [32e-3, 64e-3, 0]);
  });

  test("a look-up moves rows, and normalization moves what it reads and writes", () => {
    expectTimes(times(embedding, SLOW_MEMORY), [4e-3, 0, 6e-3]);
    expectTimes(times(normalization, SLOW_MEMORY), [4.4e-3, 6.4e-3, 4.4e-3]);
  });

  test("normalization behind a convolution is an operator of its own", () => {
    const slower = { ...SLOW_MEMORY, memoryBandwidth: 1e7 };
    // 3,200 numbers and 64 parameters, besides the convolution's own
    const [forward, activationGradient, weightGradient] = [1.2928, 1.9328, 1.2928].map((t) => t + 1.8816);
    const normalized = { ...convolution, normalized: true };
    expectTimes(times(normalized, slower), [forward, activationGradient, weightGradient]);
  });
});

describe("layer 0 without an activation gradient", () => {
  test("still has what its weight gradient needs behind its first operator", () => {
    const block = { kind: "block", parts: [embedding, normalization] } as const;
    expectTimes(times(block, SLOW_MEMORY), [8.4e-3, 6.4e-3, 10.4e-3]);
    expect(times(block, SLOW_MEMORY, { firstGradient: false })[2]).toBeCloseTo(16.8e-3, 9);
    expect(times(dense, SLOW_MEMORY, { firstGradient: false })[2]).toBeCloseTo(4.06, 9);
  });
});

describe("a group of tensor-parallel devices", () => {
  const group = { ...FAST_MEMORY, tensorParallel: 4, tensorBandwidth: 1e9 };
  const square = { ...dense, outputs: 1000 };

  test("divides dense layers and adds an all-reduce of 2(t − 1)/t, forth and back", () => {
    // 20 µs ÷ 4; 1.5 · 10,000 numbers · 2 bytes at 10⁹ bytes/s
    expectTimes(times(square, group), [0.005 + 0.03, 0.005 + 0.03, 0.005]);
  });

  test("all-reduces the smaller of what enters and leaves: logits stay divided", () => {
    expectTimes(times(dense, group), [0.01 + 0.03, 0.01 + 0.03, 0.01]);
  });

  test("divides memory's work too", () => {
    expectTimes(
      times(dense, { ...group, memoryBandwidth: 1e9, tensorBandwidth: 1e18 }),
      [1.015, 1.015, 1.015],
    );
  });

  test("leaves convolutions, look-ups and normalization whole", () => {
    for (const shape of [convolution, embedding, normalization])
      expect(times(shape, group)).toEqual(times(shape, FAST_MEMORY));
  });
});

test("a launch is paid by each operator that does something", () => {
  const launching = { ...FAST_MEMORY, launchOverhead: 1e-3 };
  expectTimes(times(dense, launching), [1.04, 1.04, 1.04]);
  const block = { kind: "block", parts: [normalization, attention] } as const;
  const [forward, activationGradient, weightGradient] = times(block, launching);
  expect([forward, activationGradient, weightGradient].map(Math.floor)).toEqual([2, 2, 1]);
});

test("spiking layers stream once for each time step, and their neurons move currents, spikes and potentials", () => {
  const still = network({ ...dense, positions: 1 }, dense);
  const [first, last] = still.layers;
  const spiking = { ...still, layers: [{ ...first, spiking: true }, last], timeSteps: 5 };
  const { forward, activationBytes, gradientBytes } = price(spiking, SLOW_MEMORY);
  // (3,000 · 5 + 2,000,000) numbers, and 3 · 2,000 · 5 of the neurons
  expect(forward[0]).toBeCloseTo(4.03 + 0.06, 9);
  expect([activationBytes[0], gradientBytes?.[0]]).toEqual([(2000 * 5) / 8, 2000 * 5 * 2]);
});

describe("devices", () => {
  const bound = { ...dense, inputs: 10_000, outputs: 10_000, positions: 10_000 };
  // 2 · 10¹² operations
  test.each([
    ["v100", 32, 254.777],
    ["a100-80", 12.8205, 205.128],
    ["h100", 4.0429, 59.791],
    ["rtx-4090", 24.2131, 48.4262],
  ])("%s multiplies at the maker's peak in 16 and 32 bits", (device, half, single) => {
    expect(times(bound, { device })[0]).toBeCloseTo(half, 3);
    expect(times(bound, { device, precision: "fp32" })[0]).toBeCloseTo(single, 2);
  });

  test("reads memory at the maker's bandwidth", () => {
    expect(times(dense, { device: "a100-40" })[0]).toBeCloseTo(4.06 / 1555, 9);
    expect(times(dense, { device: "tpu-v4" })[0]).toBeCloseTo(4.06 / 1200, 9);
  });

  test("take peaks of one's own", () => {
    expect(times(bound, { device: "tpu-v3", precision: "fp32", peak: 1e12 })[0]).toBeCloseTo(4000, 6);
  });
});

test("sizes follow the precision, and milliseconds have seconds", () => {
  const costs = price(network(dense), { precision: "fp32" });
  expect([costs.activationBytes[0], costs.weightBytes[0], costs.inputBytes]).toEqual([80_000, 8_000_000, 32]);
  expect(costs.unit).toEqual({ name: "ms", short: "ms", seconds: 0.001 });
  expect(price(network(dense)).weightBytes[0]).toBe(4_000_000);
});

describe("refusals", () => {
  const unshaped: Layer = { name: "odd", macs: 5, parameters: 1, activations: 1 };

  test("name the layer without a shape and the model that works", () => {
    expect(reason({ ...network(dense), layers: [unshaped] })).toBe(
      'Layer "odd" has no shape, so what it moves is not known; choose the cost model "macs".',
    );
    const times = { forward: 1, activationGradient: 1, weightGradient: 1 };
    expect(reason({ ...network(dense), layers: [{ ...unshaped, times }] })).toContain('"ticks"');
    const profile = { forwardMs: 1, backwardMs: 1, throughMs: 0, activationBytes: 1, parameterBytes: 1 };
    expect(reason({ ...network(dense), layers: [{ ...unshaped, profile, times }] })).toContain('"profile"');
  });

  test("ask for what a custom device lacks", () => {
    const custom = { device: "custom" };
    expect(reason(network(dense), custom)).toBe("A custom device needs its peak in FLOP/s.");
    expect(reason(network(dense), { ...custom, peak: 1e12 })).toBe(
      "A custom device needs its memory bandwidth in bytes/s.",
    );
    expect(reason(network(dense), { device: "tpu-v3", precision: "fp32" })).toBe(
      "Google TPU v3 has no published peak on 32-bit numbers; choose 16 bits, or give the peak in FLOP/s.",
    );
  });
});

describe("any preset on any device", () => {
  const given = fc.record({
    device: fc.constantFrom("v100", "a100-80", "h100", "rtx-3090", "tpu-v4"),
    efficiency: fc.double({ min: 0.001, max: 1, noNaN: true }),
    launchOverhead: fc.constantFrom(0, 1e-6),
    tensorParallel: fc.constantFrom(1, 2, 8),
  });
  const COLUMNS = ["forward", "activationGradient", "weightGradient"] as const;

  test("takes finite times, forwards positive, and no shorter for a larger batch", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...networks.all),
        given,
        fc.integer({ min: 1, max: 64 }),
        (net, o, batchSize) => {
          const smaller = price(net, o, { batchSize });
          const larger = price(net, o, { batchSize: batchSize + 1 });
          for (const time of smaller.forward) expect(time).toBeGreaterThan(0);
          for (const column of COLUMNS) {
            smaller[column].forEach((time, l) => {
              expect(Number.isFinite(time) && time >= 0).toBe(true);
              expect(larger[column][l]).toBeGreaterThanOrEqual(time);
            });
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test("is never faster than its arithmetic at the peak, nor than its weights through memory", () => {
    fc.assert(
      fc.property(fc.constantFrom(...networks.all), (net) => {
        const { forward } = price(net, { device: "a100-80", efficiency: 1 }, { batchSize: 4 });
        net.layers.forEach(({ macs, shape }, l) => {
          expect(forward[l] * (1 + 1e-12)).toBeGreaterThanOrEqual(
            (1000 * 8 * macs * (net.timeSteps ?? 1)) / 312e12,
          );
          const weights = shape?.kind === "dense" ? shape.inputs * shape.outputs : 0;
          expect(forward[l]).toBeGreaterThanOrEqual((1000 * 2 * weights) / 2039e9);
        });
      }),
    );
  });
});
