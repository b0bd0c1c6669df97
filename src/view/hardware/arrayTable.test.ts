import { expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import type { Network } from "../../model/network";
import { energyTables } from "../../model/systolic/energy";
import { defaultDocument } from "../../state/defaultDocument";
import { arrayProblem } from "./arrayProblem";
import { arrayTable } from "./arrayTable";
import { energyScale } from "./energyScale";

const { problem } = defaultDocument();
const dense = (name: string, inputs: number, outputs: number) => ({
  name,
  shape: { kind: "dense", inputs, outputs, positions: 1, bias: false } as const,
  macs: inputs * outputs,
  parameters: inputs * outputs,
  activations: outputs,
});
const network: Network = {
  id: "own",
  name: "Two",
  inputs: 8,
  preferredCost: "macs",
  layers: [dense("a", 8, 4), dense("b", 4, 2)],
};

function onArray(array: string) {
  const found = arrayProblem({
    ...problem,
    network,
    training: { ...problem.training, batchSize: 10, firstGradient: false },
    cost: { id: "systolic", options: { array } },
  });
  if (isRefusal(found)) throw new Error(found.reason);
  return found;
}

test("tasks of dense layers on 4 × 4, counted by hand", () => {
  const { layers, sum } = arrayTable(onArray("4x4"), energyTables.horowitz);
  const [first, second] = layers.map(({ tasks }) => tasks);
  expect(first.map(({ kind }) => kind)).toEqual(["forward", "weightGradient"]);
  // 8 × 4 weights in two folds; 2 · 4 + 4 + 10 − 2 cycles each; 320 multiply-adds on 16 elements
  expect(first[0]).toMatchObject({ foldsInWords: "2 × 20", cycles: 40, macs: 320, utilization: 0.5 });
  // weights once, inputs once, and the sums of the first fold again
  expect(first[0]).toMatchObject({ sramReads: 32 + 80 + 40, sramWrites: 80, dramBytes: 4 * (32 + 80 + 40) });
  expect(first[0].energy).toBe(320 * 4.6 + 232 * 5 + 152 * 640);
  expect(second.map(({ foldsInWords }) => foldsInWords)).toEqual(["1 × 20", "1 × 20", "1 × 20"]);
  expect(sum).toMatchObject({ folds: 7, cycles: 140, macs: 880 });
  expect(sum.utilization).toBe(880 / (140 * 16));
});

test("what has no array says why", () => {
  const with_ = (cost: typeof problem.cost) => arrayProblem({ ...problem, cost });
  expect(with_({ id: "macs", options: {} })).toMatchObject({
    reason: "The layers are not priced on an array.",
  });
  expect(with_({ id: "systolic", options: { array: "big" } })).toMatchObject({
    reason: 'An array is written rows × columns, for instance 128x128, not "big".',
  });
});

test("energies have prefixes of joules, or are so many multiply-adds", () => {
  const { unit, format } = energyScale([2.5e9, 4e6], energyTables.horowitz);
  expect([unit, format(2.5e9), format(4e6)]).toEqual(["mJ", "2.500", "0.004"]);
  expect(energyScale([2.5e9], energyTables.eyeriss).unit).toBe("GMAC");
});
