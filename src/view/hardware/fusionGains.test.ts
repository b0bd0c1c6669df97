import { expect, test } from "vitest";
import type { OptionValues } from "../../base/options";
import type { Network } from "../../model/network";
import { networks } from "../../model/presets";
import { defaultDocument } from "../../state/defaultDocument";
import { fusionGains } from "./fusionGains";

const { problem } = defaultDocument();

/** VGG16 as APCNN has it: what it pools are averages. */
function averaged(network: Network): Network {
  const layers = network.layers.map((layer) =>
    layer.shape?.kind === "convolution" && layer.shape.pooling !== undefined
      ? { ...layer, shape: { ...layer.shape, pooling: { ...layer.shape.pooling, kind: "average" as const } } }
      : layer,
  );
  return { ...network, layers };
}

const NETWORKS = { "LeNet-5": networks.get("lenet5"), VGG16: averaged(networks.get("vgg16")) };

function gainsOf(name: keyof typeof NETWORKS, id: string, options: OptionValues) {
  const training = { ...problem.training, batchSize: 32 };
  return fusionGains({ ...problem, network: NETWORKS[name], training, cost: { id, options } });
}

/** docs/published-figures.md: how many times faster the forward is, with sums over windows counted and free. */
test.each([
  ["LeNet-5", "macs", undefined, "2.73", "2.81"],
  ["LeNet-5", "systolic", "128x128", "2.81", "3.05"],
  ["LeNet-5", "systolic", "32x32", "2.15", "2.60"],
  ["VGG16", "macs", undefined, "1.61", "1.62"],
  ["VGG16", "systolic", "128x128", "1.42", "1.60"],
  ["VGG16", "systolic", "32x32", "1.53", "1.59"],
] as const)("%s by %s %s: %s ×, with free sums %s ×", (name, id, array, counted, free) => {
  const speed = (boxSums: string) =>
    gainsOf(name, id, { boxSums, ...(array !== undefined && { array }) }).speed?.toFixed(2);
  expect([speed("counted"), speed("free")]).toEqual([counted, free]);
});

/** The same place: how many times less energy it takes, sums included. */
test.each([
  ["LeNet-5", "horowitz", "1.95"],
  ["LeNet-5", "eyeriss", "2.22"],
  ["VGG16", "horowitz", "1.52"],
  ["VGG16", "eyeriss", "1.59"],
] as const)("%s by the %s table: %s × less energy", (name, energy, factor) => {
  expect(gainsOf(name, "systolic", { energy }).energy?.toFixed(2)).toBe(factor);
});

test("low precision is left out, and costs without fusion have no gains", () => {
  const { speed } = gainsOf("LeNet-5", "macs", { mlcnn: true, lowPrecision: 4 });
  expect(speed).toBe(gainsOf("LeNet-5", "macs", {}).speed);
  expect(gainsOf("LeNet-5", "macs", {}).energy).toBeUndefined();
  expect(gainsOf("LeNet-5", "roofline", {})).toEqual({ speed: undefined, energy: undefined });
});
