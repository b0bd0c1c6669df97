import { describe, expect, test } from "vitest";
import { defaultOptions, type OptionValues } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import type { Network } from "../network";
import { networks } from "../presets/index";
import type { Training } from "../problem";
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

function reason(id: string, net: Network): string | undefined {
  const model = costs.get(id);
  const priced = model.price(net, TRAINING, defaultOptions(model.options));
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
