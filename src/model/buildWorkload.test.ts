import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefusal } from "../base/refusal";
import { buildWorkload } from "./buildWorkload";
import type { LayerTimes } from "./layer";
import type { Machine } from "./machine";
import type { Network } from "./network";
import { networks } from "./presets/index";
import type { Problem, Training } from "./problem";
import { longestTransferTicks, transferTicks } from "./transferTicks";
import { uniformNetwork } from "./uniform";
import type { Workload } from "./workload";

const UNIT_TIMES: LayerTimes = { forward: 1, activationGradient: 1, weightGradient: 1 };

interface Changes {
  readonly network?: Network;
  readonly machine?: Partial<Machine>;
  readonly training?: Partial<Training>;
  readonly cost?: Problem["cost"];
}

function uniform(layers: number, times = UNIT_TIMES): Network {
  const network = uniformNetwork(layers, times);
  if (isRefusal(network)) throw new Error(network.reason);
  return network;
}

/** Four unit layers on four processors, eight microbatches, but for what is changed. */
function problem({ network = uniform(4), machine, training, cost }: Changes = {}): Problem {
  return {
    network,
    machine: { processors: 4, transfer: { kind: "none" }, ...machine },
    training: { microbatches: 8, batches: 1, batchSize: 1, firstGradient: true, ...training },
    cost: cost ?? { id: network.preferredCost, options: {} },
  };
}

function built(changes: Changes = {}): Workload {
  const workload = buildWorkload(problem(changes));
  if (isRefusal(workload)) throw new Error(workload.reason);
  return workload;
}

describe("the tick", () => {
  test("unit costs on 3 processors make 840 ticks each, so that 11/3 and eighths are whole", () => {
    const workload = built({ machine: { processors: 3 }, training: { firstGradient: false } });
    expect(workload.ticksPerUnit).toBe(840);
    expect([...workload.forward]).toEqual([840, 840, 840, 840]);
    expect([...workload.activationGradient]).toEqual([0, 840, 840, 840]);
    expect([...workload.weightGradient]).toEqual([840, 840, 840, 840]);
    expect(workload.total).toBe(11 * 840);
  });

  test.each([
    [1, 840],
    [4, 840],
    [8, 840],
    [9, 2_520],
    [16, 720_720],
    [128, 720_720],
  ])("unit costs on %i processors make %i ticks", (processors, ticks) => {
    expect(built({ machine: { processors } }).ticksPerUnit).toBe(ticks);
  });

  test("decimals are exact", () => {
    const times = { forward: 0.1, activationGradient: 0.25, weightGradient: 1.125 };
    const workload = built({ network: uniform(1, times), machine: { processors: 1 } });
    expect(workload.ticksPerUnit).toBe(840_000);
    expect([workload.forward[0], workload.activationGradient[0], workload.weightGradient[0]]).toEqual([
      84_000, 210_000, 945_000,
    ]);
  });

  test("times of millionths keep all their digits", () => {
    const times = { forward: 1.23e-7, activationGradient: 4.56e-7, weightGradient: 0 };
    const workload = built({ network: uniform(1, times), machine: { processors: 1 } });
    expect([workload.forward[0], workload.activationGradient[0]]).toEqual([123 * 840, 456 * 840]);
  });

  test("the digits that adding decimals leaves over are rounded off", () => {
    const times = { forward: 0.1 + 0.2, activationGradient: 1, weightGradient: 1 };
    expect(built({ network: uniform(1, times), machine: { processors: 1 } }).forward[0]).toBe(252_000_000);
  });

  test("VGG16's multiply-adds at batch 32 are halved exactly and counted nearly one by one", () => {
    const workload = built({
      network: networks.get("vgg16"),
      training: { batchSize: 32, firstGradient: false },
    });
    expect(workload.ticksPerUnit).toBe(2);
    expect(workload.total).toBe(2 * 32 * (3 * 15_470_264_320 - 86_704_128));
    expect(workload.unit).toEqual({ name: "multiply-add", short: "MAC" });
  });

  test("a speed of 1.5 makes costs divisible by 3, and total speed 4.5 by 9", () => {
    const workload = built({ machine: { processors: 3, speeds: [1.5, 1.5, 1.5] } });
    expect(workload.ticksPerUnit).toBe(9 * 840);
  });

  test("speeds 1, 1, 2 share the work in quarters", () => {
    expect(built({ machine: { processors: 3, speeds: [1, 1, 2] } }).ticksPerUnit).toBe(4 * 840);
  });

  test("speeds that are no small fractions leave the tick alone", () => {
    expect(built({ machine: { processors: 2, speeds: [1, Math.PI] } }).ticksPerUnit).toBe(840);
  });

  test("a long run is counted in coarser ticks", () => {
    const times = { forward: 3e8, activationGradient: 3e8, weightGradient: 3e8 };
    expect(built({ network: uniform(4, times), machine: { processors: 16 } }).ticksPerUnit).toBe(12);
  });

  test("where whole units are too many, a tick is several of them", () => {
    const workload = built({ network: withForward(1e12), training: { microbatches: 10_000 } });
    expect(workload.ticksPerUnit).toBe(1 / 4);
    expect([...workload.forward]).toEqual([2.5e11]);
  });

  test("GPT-2 large on 64 processors takes 128 minibatches of 32 samples", () => {
    const workload = built({
      network: networks.get("gpt2-large"),
      machine: { processors: 64 },
      training: { microbatches: 128, batchSize: 32 },
    });
    expect(workload.ticksPerUnit).toBeLessThan(1);
    const { forward, activationGradient, weightGradient } = workload;
    for (const column of [forward, activationGradient, weightGradient])
      for (const ticks of column) expect(ticks === 0 || ticks >= 2 ** 20).toBe(true);
  });
});

describe("sizes", () => {
  test("a uniform layer has 1 byte of everything, whatever the batch size", () => {
    const workload = built({ training: { batchSize: 32 } });
    expect([...workload.activationBytes]).toEqual([1, 1, 1, 1]);
    expect([...workload.weightBytes]).toEqual([1, 1, 1, 1]);
    expect(workload.inputBytes).toBe(1);
  });

  test("a drawn network has 4 bytes for each number", () => {
    const workload = built({ network: networks.get("mlp"), training: { batchSize: 32 } });
    expect([...workload.activationBytes]).toEqual([65_536, 65_536, 65_536, 1_280]);
    expect(workload.weightBytes[0]).toBe(4 * (784 * 512 + 512));
    expect(workload.inputBytes).toBe(4 * 32 * 784);
  });
});

describe("transfers", () => {
  const half = { transfer: { kind: "constant", time: 0.5 } } as const;
  const link = { transfer: { kind: "link", latency: 1e-6, bandwidth: 1e9 } } as const;

  test("a constant is in the unit of the costs", () => {
    const workload = built({ machine: half });
    expect(workload.ticksPerUnit).toBe(8400);
    expect(workload.transfer).toEqual({ latency: 4200, ticksPerByte: 0 });
  });

  test("none costs nothing", () => {
    expect(transferTicks(built().transfer, 1e9, 0, 1)).toBe(0);
  });

  test("a link is converted by the speed of the processors", () => {
    const machine = { ...link, processors: 1, operationsPerSecond: 1e12 };
    const workload = built({ network: networks.get("mlp"), machine });
    expect(workload.ticksPerUnit).toBe(840);
    expect(workload.secondsPerTick).toBeCloseTo(1e-12 / 840, 20);
    expect(workload.transfer.latency).toBe(840e6);
    expect(transferTicks(workload.transfer, 1_000, 0, 1)).toBe(1680e6);
  });

  test("a link without seconds is refused", () => {
    const refused = buildWorkload(problem({ network: networks.get("mlp"), machine: link }));
    expect(refused).toMatchObject({ kind: "refused", field: "speed" });
  });

  test("times typed in ms need no speed", () => {
    const workload = built({
      network: { ...uniform(4), timeUnit: "ms" },
      machine: { ...link, processors: 1 },
    });
    expect(transferTicks(workload.transfer, 1e6, 0, 1)).toBe(Math.ceil(840 * 1.001));
  });
});

describe("refusals", () => {
  const cases: readonly (readonly [field: string, sentence: string, Changes])[] = [
    ["processors", "from 1 to 65534, not 0; the nearest is 1", { machine: { processors: 0 } }],
    ["processors", "not 65535; the nearest is 65534", { machine: { processors: 65_535 } }],
    ["processors", "not 2.4; the nearest is 2", { machine: { processors: 2.4 } }],
    ["processors", "not NaN", { machine: { processors: Number.NaN } }],
    ["microbatches", "not -1; the nearest is 1", { training: { microbatches: -1 } }],
    ["microbatches", "the nearest is 100000000", { training: { microbatches: 1e30 } }],
    ["microbatches", "at most 8333333 minibatches", { training: { microbatches: 8_333_334 } }],
    ["microbatches", "at most 4166666 minibatches", { training: { microbatches: 4_166_667, batches: 2 } }],
    ["batches", "at most 8333333 batches", { training: { batches: 1e8 } }],
    ["batches", "not Infinity; the nearest is", { training: { batches: Number.POSITIVE_INFINITY } }],
    ["batchSize", "not 0.5; the nearest is 1", { training: { batchSize: 0.5 } }],
    ["speeds", "2 speeds are given for 4 processors", { machine: { speeds: [1, 1] } }],
    ["speeds", "processor 2 is a number above 0, not 0", { machine: { speeds: [1, 1, 0, 1] } }],
    ["transfer", "not -1; the nearest is 0", { machine: { transfer: { kind: "constant", time: -1 } } }],
    ["latency", "not NaN", { machine: { transfer: { kind: "link", latency: Number.NaN, bandwidth: 1 } } }],
    ["bandwidth", "above 0, not 0", { machine: { transfer: { kind: "link", latency: 0, bandwidth: 0 } } }],
    ["speed", "above 0, not -5", { machine: { operationsPerSecond: -5 } }],
    ["memory", "memory in bytes is a number above 0, not 0", { machine: { memoryBytes: 0 } }],
    ["cost", "known are macs, systolic, roofline, profile, ticks", { cost: { id: "guess", options: {} } }],
    ["ratio", "from 0 to 1; 2 is outside", { cost: { id: "profile", options: { ratio: 2 } } }],
    ["cost", 'choose the cost model "ticks"', { cost: { id: "macs", options: {} } }],
    ["cost", "was not measured", { cost: { id: "profile", options: {} } }],
    [
      "times",
      'Layer "fc1" has no times',
      { network: networks.get("mlp"), cost: { id: "ticks", options: {} } },
    ],
    ["network", "from 1 to 20000, not 0", { network: { ...uniform(1), layers: [] } }],
    ["network", 'forward of layer "layer 0" is NaN', { network: withForward(Number.NaN) }],
    ["network", 'forward of layer "layer 0" is -1', { network: withForward(-1) }],
    ["network", 'forward of layer "layer 0" is 1e+300', { network: withForward(1e300) }],
  ];

  test.each(cases)("%s: %s", (field, sentence, changes) => {
    const refused = buildWorkload(problem(changes));
    expect(refused).toMatchObject({ kind: "refused", field });
    expect(isRefusal(refused) && refused.reason).toContain(sentence);
  });

  test("a run longer than 2^53 ticks names the most microbatches, and that many work", () => {
    const network = withForward(1e12, 1);
    const refused = buildWorkload(problem({ network, training: { microbatches: 10_000 } }));
    expect(isRefusal(refused) && refused.reason).toBe(
      "10000 minibatches can take longer than is timed exactly; the most is 9007 minibatches.",
    );
    expect(isRefusal(buildWorkload(problem({ network, training: { microbatches: 9_007 } })))).toBe(false);
    expect(isRefusal(buildWorkload(problem({ network, training: { microbatches: 9_008 } })))).toBe(true);
  });

  test("a run of many batches says both counts, each one or many", () => {
    const network = withForward(1e12, 1);
    const refused = buildWorkload(problem({ network, training: { microbatches: 1, batches: 10_000 } }));
    expect(isRefusal(refused) && refused.reason).toBe(
      "10000 batches of 1 minibatch can take longer than is timed exactly; the most is 9007 batches of 1 minibatch.",
    );
  });

  test("one minibatch that is too long says by how much", () => {
    const network = withForward(9e15, 1);
    const refused = buildWorkload(problem({ network, machine: { speeds: [1, 1, 1, 0.5] } }));
    expect(isRefusal(refused) && refused.reason).toContain("make costs 2 times smaller");
  });
});

test("a network that costs nothing is legal", () => {
  const nothing = { forward: 0, activationGradient: 0, weightGradient: 0 };
  expect(built({ network: uniform(2, nothing) }).total).toBe(0);
});

test("any problem is refused or gives whole, finite ticks that fit into 2^53", () => {
  const time = fc.oneof(fc.nat(10), fc.double({ min: 0, max: 1e6, noNaN: true }), fc.double());
  const times = fc.record({ forward: time, activationGradient: time, weightGradient: time });
  const speed = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 8 }), fc.double());
  const machine = fc.oneof(
    fc.record({ processors: fc.integer({ min: -1, max: 70_000 }) }),
    fc.array(speed, { minLength: 1, maxLength: 5 }).map((speeds) => ({ processors: speeds.length, speeds })),
  );
  const transfer: fc.Arbitrary<Machine["transfer"]> = fc.oneof(
    fc.constant({ kind: "none" } as const),
    fc.record({ kind: fc.constant("constant" as const), time }),
    fc.record({ kind: fc.constant("link" as const), latency: time, bandwidth: fc.double() }),
  );
  const training = fc.record({
    microbatches: fc.oneof(fc.nat(1000), fc.double()),
    batches: fc.nat(4),
    batchSize: fc.nat(64),
    firstGradient: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(times, { maxLength: 6 }),
      machine,
      transfer,
      training,
      (layers, given, moved, train) => {
        const network = {
          ...uniform(1),
          timeUnit: "ms",
          layers: layers.map((typed) => ({
            name: "a",
            macs: 0,
            parameters: 1,
            activations: 1,
            times: typed,
          })),
        };
        const workload = buildWorkload(
          problem({ network, machine: { ...given, transfer: moved }, training: train }),
        );
        if (isRefusal(workload)) {
          expect(workload.reason).toMatch(/^[A-Z0-9].*\.$/s);
          return;
        }
        for (const column of [workload.forward, workload.activationGradient, workload.weightGradient])
          for (const ticks of column) expect(Number.isSafeInteger(ticks) && ticks >= 0).toBe(true);
        expect(workload.total * workload.microbatches * workload.batches).toBeLessThanOrEqual(2 ** 53);
        expect(Number.isFinite(longestTransferTicks(workload.transfer, 1e9))).toBe(true);
      },
    ),
  );
});

function withForward(...forwards: number[]): Network {
  const [layer] = uniform(1).layers;
  const times = (forward: number) => ({ forward, activationGradient: 0, weightGradient: 0 });
  return { ...uniform(1), layers: forwards.map((forward) => ({ ...layer, times: times(forward) })) };
}
