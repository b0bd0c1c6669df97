import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultOptions, type OptionSpec, type OptionValues } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import { arbitraryPricedNetwork } from "../../testing/arbitraryShape";
import type { Network } from "../network";
import { networks } from "../presets/index";
import type { Training } from "../problem";
import { shapedLayer } from "../shapedLayer";
import type { LayerCosts } from "./costModel";
import { costs } from "./index";

const TRAINING: Training = { microbatches: 1, batches: 1, batchSize: 4, firstGradient: true };

const LAYER = { name: "a", macs: 0, parameters: 10, activations: 100 };
const PROFILE = { forwardMs: 1, backwardMs: 2, throughMs: 0.5, activationBytes: 800, parameterBytes: 40 };

function network(...layers: readonly Partial<Network["layers"][number]>[]): Network {
  return {
    id: "own",
    name: "Test net",
    layers: layers.map((layer) => ({ ...LAYER, ...layer })),
    inputs: 50,
    preferredCost: "ticks",
  };
}

function price(
  id: string,
  net: Network,
  given: OptionValues = {},
  training: Partial<Training> = {},
): LayerCosts {
  const model = costs.get(id);
  const priced = model.price(
    net,
    { ...TRAINING, ...training },
    { ...defaultOptions(model.options), ...given },
  );
  if (isRefusal(priced)) throw new Error(priced.reason);
  return priced;
}

function reason(id: string, net: Network, given: OptionValues = {}): string | undefined {
  const model = costs.get(id);
  const priced = model.price(net, TRAINING, { ...defaultOptions(model.options), ...given });
  return isRefusal(priced) ? priced.reason : undefined;
}

describe("multiply-adds", () => {
  test("are the same for all three tasks, times the batch size", () => {
    const { forward, activationGradient, weightGradient, unit } = price(
      "macs",
      network({ macs: 7 }, { macs: 0 }),
    );
    expect([...forward]).toEqual([28, 0]);
    expect([...activationGradient]).toEqual([28, 0]);
    expect([...weightGradient]).toEqual([28, 0]);
    expect(unit).toEqual({ name: "multiply-add", short: "MAC" });
  });

  test("of a spiking network repeat with its time steps, and its neurons add theirs", () => {
    const spiking = { ...network({ macs: 7, spiking: true }, { macs: 3 }), timeSteps: 5 };
    const { forward, activationGradient, weightGradient, activationBytes, gradientBytes } = price(
      "macs",
      spiking,
    );
    // 4 samples, 5 time steps, 100 neurons
    expect([...forward]).toEqual([20 * 7 + 2000, 60]);
    expect([...activationGradient]).toEqual([20 * 7 + 2000, 60]);
    expect([...weightGradient]).toEqual([140, 60]);
    expect([activationBytes[0], gradientBytes?.[0]]).toEqual([250, 8000]);
  });

  test("numbers take 4 bytes", () => {
    const { activationBytes, weightBytes, inputBytes } = price("macs", network({ macs: 1 }));
    expect([activationBytes[0], weightBytes[0], inputBytes]).toEqual([1600, 40, 800]);
  });

  test("are refused where there are none, with the model that works", () => {
    expect(reason("macs", network({}))).toBe(
      'Test net has no multiply-add counts; choose the cost model "ticks".',
    );
    expect(reason("macs", network({ profile: PROFILE }))).toContain('"profile"');
  });
});

describe("a profile", () => {
  const net = network({ profile: PROFILE }, { profile: { ...PROFILE, backwardMs: 4 } });

  test("divides the backward of what has parameters in two, the rest is activation gradient", () => {
    const { forward, activationGradient, weightGradient, unit } = price("profile", net);
    expect([...forward]).toEqual([1, 1]);
    expect([...activationGradient]).toEqual([1.5, 2.5]);
    expect([...weightGradient]).toEqual([1, 2]);
    expect(unit).toEqual({ name: "ms", short: "ms", seconds: 0.001 });
  });

  test("divides by the given ratio", () => {
    const { activationGradient, weightGradient } = price("profile", net, { ratio: 0.25 });
    expect([...activationGradient]).toEqual([1, 1.5]);
    expect([...weightGradient]).toEqual([1.5, 3]);
  });

  test("without the first activation gradient keeps the first layer's time in its weight gradient", () => {
    const { activationGradient, weightGradient } = price("profile", net, {}, { firstGradient: false });
    expect([...activationGradient]).toEqual([0, 2.5]);
    expect([...weightGradient]).toEqual([2.5, 2]);
  });

  test("is for its own minibatch", () => {
    const { activationBytes, weightBytes, inputBytes } = price("profile", { ...net, measuredBatch: 2 });
    expect([activationBytes[0], weightBytes[0], inputBytes]).toEqual([800, 40, 400]);
  });

  test("is refused where a layer was not measured", () => {
    expect(reason("profile", networks.get("vgg16"))).toBe(
      'VGG16 was not measured: its layer "conv1_1" has no measured times; choose the cost model "macs".',
    );
  });
});

describe("typed times", () => {
  const times = { forward: 1, activationGradient: 0.25, weightGradient: 2.125 };

  test("are taken as they are, whatever the batch size, with the decimals they have", () => {
    const { forward, activationGradient, weightGradient, unit, decimals } = price(
      "ticks",
      network({ times }),
    );
    expect([forward[0], activationGradient[0], weightGradient[0]]).toEqual([1, 0.25, 2.125]);
    expect(decimals).toBe(3);
    expect(unit).toEqual({ name: "unit", short: "unit", seconds: undefined });
  });

  test("in a named unit of time have seconds", () => {
    expect(price("ticks", { ...network({ times }), timeUnit: "us" }).unit.seconds).toBe(1e-6);
    expect(price("ticks", { ...network({ times }), timeUnit: "toString" }).unit.seconds).toBeUndefined();
  });

  test("are refused where a layer has none", () => {
    expect(reason("ticks", network({ times }, { name: "b" }))).toBe(
      'Layer "b" has no times; type its forward, activation gradient and weight gradient.',
    );
  });
});

describe("cycles of a systolic array", () => {
  const dense = shapedLayer("fc", { kind: "dense", inputs: 6, outputs: 4, positions: 1, bias: true });
  const net: Network = {
    id: "own",
    name: "Test net",
    layers: [dense, dense],
    inputs: 6,
    preferredCost: "macs",
  };
  const columns = ({ forward, activationGradient, weightGradient }: LayerCosts) => [
    [...forward],
    [...activationGradient],
    [...weightGradient],
  ];

  test("are folds times cycles of a fold, for the whole minibatch", () => {
    // 6 × 4 weights are two folds of 4 × 4, each 2 · 4 + 4 + 4 − 2 cycles for 4 samples
    const priced = price("systolic", net, { array: "4x4" });
    expect(columns(priced)).toEqual([
      [28, 28],
      [28, 28],
      [28, 28],
    ]);
    expect(priced.unit).toEqual({ name: "cycle", short: "cycle" });
    expect([priced.activationBytes[0], priced.weightBytes[0], priced.inputBytes]).toEqual([64, 112, 96]);
  });

  test("of one dataflow for all tasks", () => {
    const outputsStay = price("systolic", net, { array: "4x4", dataflow: "os" });
    // F: 4 × 4 outputs, stream 6; G: 4 × 6 outputs, stream 4; dW: 6 × 4 outputs, stream 4
    expect(columns(outputsStay).map(([first]) => first)).toEqual([16, 28, 28]);
    const code = price("systolic", net, { array: "4x4", dataflow: "os", osFormula: "code" });
    expect(columns(code).map(([first]) => first)).toEqual([12, 20, 20]);
  });

  test("of interleaved gradients cost one walk as one task, and what they cost apart as two", () => {
    const priced = price("systolic", net, { array: "4x4", gradients: "interleaved" });
    // two tiles of 2 · 4 + 4 + 4 − 2
    expect([...(priced.backward ?? [])]).toEqual([28, 28]);
    expect(columns(priced)).toEqual(columns(price("systolic", net, { array: "4x4" })));
    expect(price("systolic", net).backward).toBeUndefined();
  });

  test("of spiking neurons stream every time step, and update one neuron for each column in a cycle", () => {
    const spiking = { ...net, layers: [{ ...dense, spiking: true }], timeSteps: 3 };
    // 12 samples: two folds of 2 · 4 + 4 + 12 − 2; 48 updates by 4 columns, in F and in G
    expect(columns(price("systolic", spiking, { array: "4x4" }))).toEqual([[44 + 12], [44 + 12], [44]]);
    const alone = price("systolic", spiking, { array: "4x4" }, { firstGradient: false });
    expect([...alone.weightGradient]).toEqual([56]);
  });

  test("are refused with the cost model that works, the array's example and the dataflow that interleaves", () => {
    expect(reason("systolic", network({ macs: 3 }))).toBe(
      'Layer "a" has no shape, and an array computes shapes only; choose the cost model "macs".',
    );
    expect(reason("systolic", network({ profile: PROFILE }))).toContain('choose the cost model "profile"');
    expect(reason("systolic", network({}))).toContain('choose the cost model "ticks"');
    expect(reason("systolic", net, { array: "wide" })).toBe(
      'An array is written rows × columns, for instance 128x128, not "wide".',
    );
    expect(reason("systolic", net, { gradients: "interleaved", dataflow: "is" })).toBe(
      'Interleaved gradients keep weights and outputs in the array at once; choose the dataflow "training".',
    );
  });
});

describe("MLCNN", () => {
  test("makes the forward of LeNet-5's convolutions four times cheaper with free sums, and nothing else", () => {
    const lenet = networks.get("lenet5");
    const plain = price("macs", lenet);
    const fused = price("macs", lenet, { mlcnn: true, boxSums: "free" });
    expect([...fused.forward.subarray(0, 2)]).toEqual([4 * 117_600 * 0.25, 4 * 240_000 * 0.25]);
    expect(fused.forward.subarray(2)).toEqual(plain.forward.subarray(2));
    expect(fused.activationGradient).toEqual(plain.activationGradient);
    expect(fused.weightGradient).toEqual(plain.weightGradient);
  });

  test("counts an operation for each addition of sums over windows", () => {
    const { forward } = price("macs", networks.get("lenet5"), { mlcnn: true });
    // conv1: 32 rows of 31 sums of two, and 31 × 31 of two of those; conv2: 14 × 13 and 13 × 13, in six channels
    const sums = [32 * 31 + 31 * 31, 6 * (14 * 13 + 13 * 13)];
    expect([...forward.subarray(0, 2)]).toEqual([4 * (29_400 + sums[0]), 4 * (60_000 + sums[1])]);
  });

  test("streams the pooled outputs through an array, after sums of one addition for each column in a cycle", () => {
    const stream = (options: OptionValues) => price("systolic", networks.get("lenet5"), options).forward[0];
    const fill = 2 * 128 + 128 - 2;
    expect(stream({})).toBe(4 * 28 * 28 + fill);
    expect(stream({ mlcnn: true, boxSums: "free" })).toBe(4 * 14 * 14 + fill);
    // 4 · 1953 additions by 128 columns are 61.03 cycles
    expect(stream({ mlcnn: true })).toBe(4 * 14 * 14 + fill + 62);
  });

  test("leaves a layer as it is where sums take what the products save", () => {
    const shape = {
      kind: "convolution",
      inChannels: 1,
      outChannels: 1,
      kernel: [1, 1],
      stride: [1, 1],
      padding: [0, 0],
      groups: 1,
      input: [4, 4],
      bias: false,
      pooled: [2, 2],
      pooling: { kind: "average", window: [2, 2], stride: [2, 2] },
    } as const;
    const net = { ...network(), layers: [shapedLayer("conv", shape)] };
    // 16 products; or 4 and 12 additions; or, with two filters, 32, or 8 and 12
    const forward = (given: OptionValues) => price("macs", net, given, { batchSize: 1 }).forward[0];
    expect([forward({}), forward({ mlcnn: true }), forward({ mlcnn: true, boxSums: "free" })]).toEqual([
      16, 16, 4,
    ]);
    const twice = { ...network(), layers: [shapedLayer("conv", { ...shape, outChannels: 2 })] };
    expect(price("macs", twice, { mlcnn: true }, { batchSize: 1 }).forward[0]).toBe(20);
  });

  test("in low precision is so many times faster in every forward", () => {
    const lenet = networks.get("lenet5");
    const { forward } = price("macs", lenet, { mlcnn: true, boxSums: "free", lowPrecision: 4 });
    expect([...forward]).toEqual([29_400, 60_000, 48_000, 10_080, 840]);
    expect(price("macs", lenet, { lowPrecision: 4 }).forward).toEqual(price("macs", lenet).forward);
  });

  test("leaves spiking layers alone: their neurons fire before the pooling", () => {
    const spiking = networks.get("lenet5").layers.map((layer) => ({ ...layer, spiking: true }));
    const net = { ...networks.get("lenet5"), layers: spiking };
    for (const id of ["macs", "systolic"])
      expect(price(id, net, { mlcnn: true }).forward).toEqual(price(id, net).forward);
  });

  test("keeps the counts of layers whose shape is not known", () => {
    expect(price("macs", network({ macs: 7 }), { mlcnn: true }).forward[0]).toBe(28);
  });
});

const batches = fc.integer({ min: 1, max: 40 });
const columnsOf = ({ forward, activationGradient, weightGradient }: LayerCosts) => [
  forward,
  activationGradient,
  weightGradient,
];

describe.each(costs.all)("$id, on random networks", ({ id, options }) => {
  const choices = choicesOf(options);

  test("is finite, not negative, and not all zero", () => {
    fc.assert(
      fc.property(arbitraryPricedNetwork, batches, choices, (net, batchSize, given) => {
        const columns = columnsOf(price(id, net, given, { batchSize }));
        for (const column of columns) {
          expect(column).toHaveLength(net.layers.length);
          for (const cost of column) expect(Number.isFinite(cost) && cost >= 0).toBe(true);
        }
        expect(columns.some((column) => column.some((cost) => cost > 0))).toBe(true);
      }),
    );
  });

  test("never gets cheaper with a larger minibatch", () => {
    fc.assert(
      fc.property(arbitraryPricedNetwork, batches, batches, (net, batchSize, more) => {
        const small = columnsOf(price(id, net, {}, { batchSize }));
        const large = columnsOf(price(id, net, {}, { batchSize: batchSize + more }));
        for (const [column, costs] of small.entries())
          for (const [layer, cost] of costs.entries())
            expect(large[column][layer]).toBeGreaterThanOrEqual(cost);
      }),
    );
  });

  test("prices a layer alone as in its network", () => {
    fc.assert(
      fc.property(arbitraryPricedNetwork, batches, choices, (net, batchSize, given) => {
        const whole = columnsOf(price(id, net, given, { batchSize }));
        for (const [index, layer] of net.layers.entries()) {
          if (layer.macs === 0) continue;
          const alone = columnsOf(price(id, { ...net, layers: [layer] }, given, { batchSize }));
          expect(alone.map((column) => column[0])).toEqual(whole.map((column) => column[index]));
        }
      }),
    );
  });
});

/** Values of the switches and choices; what contradicts itself is left to the tests of refusals. */
function choicesOf(specs: readonly OptionSpec[]): fc.Arbitrary<OptionValues> {
  const values = specs.map((spec) => {
    if (spec.kind === "switch") return [spec.id, fc.boolean()] as const;
    if (spec.kind !== "choice" || spec.id === "dataflow" || spec.id === "device")
      return [spec.id, fc.constant(spec.default)] as const;
    return [spec.id, fc.constantFrom(...spec.choices.map((choice) => choice.value))] as const;
  });
  return fc.record(Object.fromEntries(values));
}

describe("scaling", () => {
  test("multiply-adds are in proportion to the minibatch", () => {
    fc.assert(
      fc.property(arbitraryPricedNetwork, batches, (net, batchSize) => {
        const one = columnsOf(price("macs", net, {}, { batchSize: 1 }));
        const many = columnsOf(price("macs", net, {}, { batchSize }));
        expect(many).toEqual(one.map((column) => column.map((cost) => cost * batchSize)));
      }),
    );
  });

  test("cycles grow by the same for each sample more, and by no more than the first takes", () => {
    fc.assert(
      fc.property(arbitraryPricedNetwork, batches, (net, batchSize) => {
        const of = (size: number) => columnsOf(price("systolic", net, { array: "3x5" }, { batchSize: size }));
        const [none, one, two] = [of(batchSize), of(batchSize + 1), of(batchSize + 2)];
        const first = of(1);
        for (const [column, costs] of none.entries())
          for (const [layer, cost] of costs.entries()) {
            const more = one[column][layer] - cost;
            expect(two[column][layer] - one[column][layer]).toBe(more);
            expect(more).toBeLessThanOrEqual(first[column][layer]);
          }
      }),
    );
  });

  test("an array never does more than one multiply-add for each element in a cycle", () => {
    fc.assert(
      fc.property(
        arbitraryPricedNetwork,
        batches,
        fc.constantFrom("1x1", "3x5", "16x8"),
        (net, batchSize, array) => {
          const elements = array.split("x").reduce((product, side) => product * Number(side), 1);
          const { forward } = price("systolic", net, { array }, { batchSize });
          const { forward: work } = price("macs", net, {}, { batchSize });
          for (const [layer, cycles] of forward.entries())
            expect(cycles * elements).toBeGreaterThanOrEqual(work[layer]);
        },
      ),
    );
  });

  test("MLCNN and interleaving never cost more", () => {
    fc.assert(
      fc.property(arbitraryPricedNetwork, batches, (net, batchSize) => {
        const plain = price("systolic", net, { array: "3x5" }, { batchSize });
        const better = price(
          "systolic",
          net,
          { array: "3x5", mlcnn: true, gradients: "interleaved" },
          { batchSize },
        );
        for (const [column, costs] of columnsOf(better).entries())
          for (const [layer, cost] of costs.entries())
            expect(cost).toBeLessThanOrEqual(columnsOf(plain)[column][layer]);
      }),
    );
  });
});

test("every cost model prices a network that has everything, in finite numbers", () => {
  const times = { forward: 1, activationGradient: 1, weightGradient: 1 };
  const layers = networks.get("vgg16").layers.map((layer) => ({ ...layer, times, profile: PROFILE }));
  for (const { id } of costs.all) {
    const { forward, activationGradient, weightGradient } = price(id, { ...networks.get("vgg16"), layers });
    for (const column of [forward, activationGradient, weightGradient]) {
      expect(column).toHaveLength(16);
      for (const cost of column) expect(Number.isFinite(cost) && cost >= 0).toBe(true);
    }
  }
});
