import { expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { networks } from "../../model/presets";
import { fusionTable, savedOf } from "./fusionTable";

function tableOf(id: string) {
  const network = networks.find(id);
  if (isRefusal(network)) throw new Error(network.reason);
  return fusionTable(network);
}

test("LeNet-5's two convolutions qualify: 75 % of the multiplications, 74.2 % of the additions", () => {
  const { layers, sum } = tableOf("lenet5");
  expect(layers.map(({ fusable }) => fusable)).toEqual([true, true, false, false, false]);
  if (sum === undefined) throw new Error("none qualifies");
  expect(savedOf(sum.multiplications.plain, sum.multiplications.fused)).toBe(75);
  expect(savedOf(sum.additions.plain, sum.additions.gar).toFixed(1)).toBe("74.2");
});

test("VGG16 takes maxima, and says so", () => {
  const { layers, sum, savedOfNetwork } = tableOf("vgg16");
  expect(sum).toBeUndefined();
  expect(savedOfNetwork).toBe(0);
  expect(layers.map((row) => (row.fusable ? "" : row.whyNot))).toContain(
    "Max pooling follows it: the largest of several sums is no sum of products.",
  );
});
