import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isRefusal } from "../base/refusal";
import { buildWorkload } from "./buildWorkload";
import { importNetwork } from "./formats/index";
import { parsePipeDreamGraph } from "./formats/parsePipeDreamGraph";
import type { Network } from "./network";
import { samples } from "./samples";

const FOLDER = "public/";

/** Raw nodes with Input nodes, layers, minibatch, forward ms, backward ms, parameter bytes (the profiles' own README). */
const measured: Readonly<Record<string, readonly (number | undefined)[]>> = {
  vgg16: [41, 16, 128, 233.902, 438.633, 553_430_176],
  alexnet: [23, 8, 256, 44.801, 40.52, 244_403_360],
  resnet18: [71, 41, 256, 107.446, 152.296, 46_758_048],
  resnet50: [177, 107, 128, 182.488, 260.931, 102_228_128],
  resnet101: [347, 209, 64, 197.306, 213.786, 178_196_640],
  resnext50: [177, 107, 128, 221.803, 368.99, 100_115_616],
  squeezenet1_0: [68, 26, 256, 113.247, 172.119, 4_993_696],
  densenet121: [429, 242, 64, 177.404, 148.751, 31_915_424],
  inception_v3: [326, 194, 128, 289.269, 399.769, 108_645_056],
  gnmt: [48, 11, undefined, 33.533, 55.883, 775_063_808],
  gnmt_large: [96, 19, undefined, 182.563, 337.89, 1_110_870_272],
};

test("the menu has every profile that is good as costs", () => {
  expect(samples.map((sample) => sample.id)).toEqual(Object.keys(measured));
  const files = readdirSync(`${FOLDER}samples`).filter((file) => file.endsWith(".graph.txt"));
  expect(files.sort()).toEqual(
    [...samples.map(({ id }) => `${id}.graph.txt`), "vgg16.partitioned.graph.txt"].sort(),
  );
});

describe.each(samples)("$id", ({ id, file }) => {
  const text = readFileSync(FOLDER + file, "utf8");
  const network = imported(file, text);
  const [nodes, layers, batch, forward, backward, parameters] = measured[id];

  test("has the nodes, layers and minibatch that its authors state", () => {
    const graph = parsePipeDreamGraph(text);
    expect(isRefusal(graph) ? graph : graph.nodes.length).toBe(nodes);
    expect(network.layers).toHaveLength(layers ?? 0);
    expect(network.measuredBatch).toBe(batch);
    expect(network.name).toBe(id);
  });

  test("keeps all measured time, and ticks of a microsecond are exact", () => {
    const workload = buildWorkload({
      network,
      machine: { processors: 8, transfer: { kind: "none" } },
      training: { microbatches: 32, batches: 1, batchSize: 32, firstGradient: false },
      cost: { id: "profile", options: {} },
    });
    if (isRefusal(workload)) throw new Error(workload.reason);
    expect(workload.ticksPerUnit).toBe(840_000);
    expect(workload.total).toBe(Math.round(((forward ?? 0) + (backward ?? 0)) * 840_000));
    expect(workload.weightBytes.reduce((sum, bytes) => sum + bytes, 0)).toBe(parameters);
  });
});

test("the optimizer's output keeps its stages", () => {
  const graph = parsePipeDreamGraph(readFileSync(`${FOLDER}samples/vgg16.partitioned.graph.txt`, "utf8"));
  const stages = isRefusal(graph) ? [] : graph.nodes.map((node) => node.stage);
  expect([...new Set(stages)].sort()).toEqual([0, 1, 2]);
});

function imported(file: string, text: string): Network {
  const network = importNetwork(file, text);
  if (isRefusal(network)) throw new Error(network.reason);
  return network;
}
