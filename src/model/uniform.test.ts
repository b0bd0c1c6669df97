import { expect, test } from "vitest";
import { uniformNetwork } from "./uniform";

const times = { forward: 1, activationGradient: 2, weightGradient: 0.5 };

test("a uniform chain has equal layers of one byte", () => {
  expect(uniformNetwork(2, times)).toEqual({
    id: "own",
    name: "2 equal layers",
    layers: [
      { name: "layer 0", macs: 0, parameters: 1, activations: 1, times },
      { name: "layer 1", macs: 0, parameters: 1, activations: 1, times },
    ],
    inputs: 1,
    preferredCost: "ticks",
    measuredBatch: 1,
    bytesPerNumber: 1,
  });
});

test.each([
  [0, "not 0; the nearest is 1"],
  [1e9, "the nearest is 20000"],
  [Number.NaN, "not NaN."],
])("%d layers are refused", (layers, sentence) => {
  expect(uniformNetwork(layers, times)).toEqual({
    kind: "refused",
    field: "uniform",
    reason: expect.stringContaining(sentence),
  });
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("a time of %d is refused", (forward) => {
  expect(uniformNetwork(1, { ...times, forward })).toMatchObject({ kind: "refused", field: "times" });
});
