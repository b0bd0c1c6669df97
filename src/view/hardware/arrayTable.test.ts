import { expect, test } from "vitest";
import type { OptionValues } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import { arrayProblem } from "../../model/costs/arrayProblem";
import type { Network } from "../../model/network";
import { networks } from "../../model/presets";
import { energyTables } from "../../model/systolic/energy";
import { defaultDocument } from "../../state/defaultDocument";
import { arrayTable } from "./arrayTable";
import { besideArray } from "./besideArray";
import { energyScale } from "./energyScale";
import { priceTable } from "./priceTable";

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
  const { layers, sum } = arrayTable(onArray("4x4"));
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

const PRESETS = networks.all.filter(
  ({ layers }) => layers.every(({ shape }) => shape) && !layers.some(({ spiking }) => spiking),
);

test.each(PRESETS.map((preset) => [preset.id, preset] as const))(
  "%s takes as many cycles on the array as it is priced at",
  (_, preset) => {
    const own = { ...problem, network: preset, cost: { id: "systolic", options: { array: "32x64" } } };
    const found = arrayProblem(own);
    if (isRefusal(found)) throw new Error(found.reason);
    expect(besideArray(found)).toEqual([]);
    expect(arrayTable(found).sum.cycles).toBe(priceTable(own)?.sum.total);
  },
);

test("what prices hold beside the array's own cycles is told", () => {
  const told = (id: string, options: OptionValues) => {
    const found = arrayProblem({ ...problem, network: networks.get(id), cost: { id: "systolic", options } });
    return isRefusal(found) ? found.reason : besideArray(found);
  };
  expect(told("vgg16", { gradients: "interleaved" })).toEqual(["interleaved gradients"]);
  expect(told("spiking-vgg9", {})).toEqual(["the neurons' own updates"]);
  expect(told("lenet5", { mlcnn: true })).toEqual(["the cycles of sums over windows"]);
  expect(told("lenet5", { mlcnn: true, boxSums: "free" })).toEqual([]);
  expect(told("vgg16", { mlcnn: true, lowPrecision: 4 })).toEqual(["low precision"]);
  expect(told("vgg16", { lowPrecision: 4 })).toEqual([]);
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
