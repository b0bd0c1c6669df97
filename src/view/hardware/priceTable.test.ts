import { expect, test } from "vitest";
import type { Network } from "../../model/network";
import { defaultDocument } from "../../state/defaultDocument";
import { columnScale, priceTable } from "./priceTable";

const times = { forward: 1, activationGradient: 2, weightGradient: 3 };
const network: Network = {
  id: "own",
  name: "Three",
  inputs: 1,
  preferredCost: "ticks",
  layers: ["a", "b", "c"].map((name) => ({ name, macs: 0, parameters: 1, activations: 1, times })),
};

test("shares are of all layers, and the first activation gradient counts only where it is computed", () => {
  const { problem } = defaultDocument();
  const off = priceTable({ ...problem, network, cost: { id: "ticks", options: {} } });
  expect(off?.rows.map(({ total }) => total)).toEqual([4, 6, 6]);
  expect(off?.rows.map(({ share }) => share)).toEqual([0.25, 0.375, 0.375]);
  expect(off?.sum).toMatchObject({
    prices: { forward: 3, activationGradient: 4, weightGradient: 9 },
    total: 16,
    share: 1,
  });
  expect(off?.most).toBe(6);
});

test("interleaved gradients are priced as the one task that the array makes of them", () => {
  const { problem } = defaultDocument();
  const shape = { kind: "dense", inputs: 4, outputs: 4, positions: 1, bias: false } as const;
  const layer = { name: "a", macs: 16, parameters: 16, activations: 4, shape };
  const cost = { id: "systolic", options: { array: "4x4", gradients: "interleaved" } };
  const training = { ...problem.training, batchSize: 4 };
  const table = priceTable({ ...problem, network: { ...network, layers: [layer, layer] }, training, cost });
  // F: 2 · 4 + 4 + 4 − 2; both gradients: 2 · 4 + 4 + 4 − 2; a weight gradient alone costs what F does
  expect(table?.kinds).toEqual(["forward", "backward"]);
  expect(table?.rows.map(({ prices, total }) => [prices.forward, prices.backward, total])).toEqual([
    [14, 14, 28],
    [14, 14, 28],
  ]);
});

test("a network that the cost model cannot price has no table", () => {
  const { problem } = defaultDocument();
  expect(
    priceTable({ ...problem, network, cost: { id: "systolic", options: { array: "8x8" } } }),
  ).toBeUndefined();
});

test("a column has one prefix and one number of decimals", () => {
  const { unit, format } = columnScale([12_345_678, 500, 2_000_000], "cycle");
  expect(unit).toBe("M cycle");
  expect([12_345_678, 500, 400, 0].map(format)).toEqual(["12.346", "0.001", "<0.001", "0.000"]);
  const whole = columnScale([3, 20], "unit");
  expect([3, 20].map(whole.format)).toEqual(["3", "20"]);
});
