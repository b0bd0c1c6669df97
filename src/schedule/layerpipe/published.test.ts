import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { buildWorkload } from "../../model/buildWorkload";
import { networks } from "../../model/presets";
import type { Workload } from "../../model/workload";
import { workload } from "../../testing/workloads";
import { partitionLayers, stageSums } from "../partition/contiguous";
import { layerCosts } from "../partition/stages";
import { chainOf } from "./chain";
import { smallestPeriod } from "./smallestPeriod";

const c3 = (w: Workload) => smallestPeriod(chainOf(w, "anywhere"), "tasks");
const c2 = (w: Workload) => smallestPeriod(chainOf(w, "never"), "tasks");
const c1 = (w: Workload) => smallestPeriod(chainOf(w, "anywhere"), "layers");
const c0 = (w: Workload) =>
  Math.max(...stageSums(layerCosts(w), partitionLayers(layerCosts(w), w.processors)));

/** A row of numbers as the table prints it: of what, by which class, at which processor counts. */
type Row = readonly [name: string, title: string, least: (w: Workload) => number, printed: string];

describe("speedup over one processor by multiply-adds is that of theory.md 4.1", () => {
  const processors = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16];
  const speedups = (network: string, least: (w: Workload) => number) =>
    processors.map((count) => {
      const w = byMultiplyAdds(network, count);
      return w.total / least(w);
    });

  const exact: readonly Row[] = [
    ["vgg16", "whole layers", c0, "1.93 2.78 3.34 4.17 4.59 5.57 5.57 5.57 8.10 8.35 8.35 8.35"],
    ["vgg16", "layers kept together", c1, "2.00 2.95 3.58 4.98 5.63 5.89 6.83 7.16 8.10 10.02 10.02 10.02"],
    ["alexnet", "whole layers", c0, "1.80 2.55 2.64 3.08 3.08 3.08 3.08 3.08 3.08 3.08 3.08 3.08"],
    ["alexnet", "layers kept together", c1, "1.81 2.55 3.08 4.63 4.63 4.63 4.63 4.63 4.63 4.63 4.63 4.63"],
  ];
  test.each(exact)("%s, %s", (network, _, least, printed) => {
    expectPrinted(speedups(network, least), printed);
  });

  // Its chain of tasks has one order in every layer; ours may choose.
  const atLeast: readonly Row[] = [
    ["vgg16", "tasks", c3, "2.00 2.95 3.85 4.98 5.63 6.26 7.26 8.35 9.11 10.02 12.52 12.52"],
    ["alexnet", "tasks", c3, "2.00 2.68 3.52 4.63 5.36 6.16 7.04 7.23 9.24 9.25 9.25 9.25"],
  ];
  test.each(atLeast)("%s, %s, or better for the free order in a layer", (network, _, least, printed) => {
    const found = speedups(network, least);
    for (const [i, value] of numbersOf(printed).entries()) expect(found[i]).toBeGreaterThan(value - 0.01);
  });
});

describe("speedup over PipeDream on a 128 × 128 array with batch 32 is that of layerpipe.md 8.2", () => {
  const processors = Array.from({ length: 15 }, (_, i) => i + 2);
  const table: readonly Row[] = [
    [
      "VGG16",
      "both splits",
      c3,
      "1.04 1.12 1.14 1.17 1.40 1.44 1.65 1.82 2.05 2.22 2.46 2.50 2.74 2.93 3.00",
    ],
    [
      "VGG16",
      "intra-layer only",
      c2,
      "1.01 1.09 1.07 1.08 1.28 1.31 1.47 1.62 1.84 1.90 2.14 2.19 2.21 2.50 2.65",
    ],
  ];
  test.each(table)("%s, %s", (_network, _title, least, printed) => {
    const found = processors.map((count) => {
      const w = vgg16OnArray(count);
      return c0(w) / least(w);
    });
    expectPrinted(found, printed);
  });
});

function expectPrinted(found: readonly number[], printed: string): void {
  const expected = numbersOf(printed);
  expect(found).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(Math.abs(found[i] - value)).toBeLessThanOrEqual(0.01);
}

function numbersOf(printed: string): number[] {
  return printed.split(" ").map(Number);
}

function byMultiplyAdds(network: string, processors: number): Workload {
  const made = buildWorkload({
    network: networks.get(network),
    machine: { processors, transfer: { kind: "none" } },
    training: { microbatches: 1, batches: 1, batchSize: 1, firstGradient: false },
    cost: { id: "macs", options: {} },
  });
  if (isRefusal(made)) throw new Error(made.reason);
  return made;
}

/** VGG16's layers as [rows of the product, filters, outputs of one sample]; a task takes folds × (2R + C + stream − 2) cycles. */
function vgg16OnArray(processors: number): Workload {
  const layers = [
    [27, 64, 224 ** 2],
    [576, 64, 224 ** 2],
    [576, 128, 112 ** 2],
    [1152, 128, 112 ** 2],
    [1152, 256, 56 ** 2],
    [2304, 256, 56 ** 2],
    [2304, 256, 56 ** 2],
    [2304, 512, 28 ** 2],
    [4608, 512, 28 ** 2],
    [4608, 512, 28 ** 2],
    [4608, 512, 14 ** 2],
    [4608, 512, 14 ** 2],
    [4608, 512, 14 ** 2],
    [25088, 4096, 1],
    [4096, 4096, 1],
    [4096, 1000, 1],
  ];
  const finer = 360_360; // ticks in a cycle, so that cuts are fine enough
  const cycles = layers.map(
    ([rows, filters, outputs]) =>
      finer * Math.ceil(rows / 128) * Math.ceil(filters / 128) * (3 * 128 - 2 + 32 * outputs),
  );
  const columns = { forward: cycles, activationGradient: cycles, weightGradient: cycles };
  return workload({ ...columns, processors, firstGradient: false });
}
