import { expect, test } from "vitest";
import type { OptionValues } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import { arrayProblem } from "../../model/costs/arrayProblem";
import { networks } from "../../model/presets";
import { defaultDocument } from "../../state/defaultDocument";
import { factorOf, interleavingTable, savedPercent } from "./interleavingTable";

const { problem } = defaultDocument();

function tableOf(
  id: string,
  batchSize: number,
  array: string,
  firstGradient: boolean,
  more: OptionValues = {},
) {
  const network = networks.find(id);
  if (isRefusal(network)) throw new Error(network.reason);
  const training = { ...problem.training, batchSize, firstGradient };
  const cost = { id: "systolic", options: { array, ...more } };
  const found = arrayProblem({ ...problem, network, training, cost });
  if (isRefusal(found)) throw new Error(found.reason);
  return interleavingTable(found);
}

/** docs/published-figures.md: share of the cycles, the accesses and the energy of both gradients that is saved. */
test.each([
  ["vgg16", 1, "128x128", "49.4", "40.0", "44.6"],
  ["vgg16", 32, "32x32", "1.7", "20.4", "9.9"],
  ["resnet50", 4, "32x32", "8.6", "21.9", "22.5"],
  ["densenet264", 1, "32x32", "23.5", "26.2", "32.3"],
  ["densenet264", 32, "128x128", "3.3", "14.5", "6.9"],
])("%s, batch %i on %s saves %s %% of cycles, %s %% of accesses, %s %% of energy", (...row) => {
  const [id, batch, array, cycles, accesses, energy] = row;
  const { sum } = tableOf(id, batch, array, true);
  expect(savedPercent(sum.cycles).toFixed(1)).toBe(cycles);
  expect(savedPercent(sum.accesses).toFixed(1)).toBe(accesses);
  expect(savedPercent(sum.energy).toFixed(1)).toBe(energy);
});

/** The same place, by the relative constants. */
test.each([
  [1, "32x32", "18.5"],
  [32, "128x128", "3.0"],
])("DenseNet-264, batch %i on %s saves %s %% of relative energy", (batch, array, energy) => {
  const { sum } = tableOf("densenet264", batch, array, true, { energy: "eyeriss" });
  expect(savedPercent(sum.energy).toFixed(1)).toBe(energy);
});

test("a first layer without an activation gradient has nothing to interleave", () => {
  const { layers, dense } = tableOf("mlp", 32, "32x32", false);
  expect(layers[0].row).toBeUndefined();
  // 2 · (2 · 32 + 32 + 32 − 2) apart, 2 · 32 + 32 + 32 − 2 together, tile by tile
  expect(dense && factorOf(dense.cycles)).toBe(252 / 126);
});
