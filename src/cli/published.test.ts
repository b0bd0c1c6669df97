import { describe, expect, test } from "vitest";
import type { Report } from "../analysis/report";
import { runCommand } from "./commands";
import type { RawOptions } from "./rawOptions";

/** layerpipe.md 8.2, multiply-adds: period of PipeDream ÷ period of LayerPipe for P = 2 … 16. */
const SPEEDUP_BY_MACS: Readonly<Record<string, readonly number[]>> = {
  alexnet: [1.11, 1.18, 1.52, 1.62, 1.84, 2.18, 2.28, 2.6, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0],
  vgg16: [1.03, 1.08, 1.2, 1.2, 1.31, 1.26, 1.44, 1.61, 1.22, 1.32, 1.39, 1.49, 1.61, 1.71, 1.74],
  resnet18: [1.06, 1.09, 1.19, 1.16, 1.19, 1.17, 1.3, 1.18, 1.3, 1.43, 1.56, 1.42, 1.37, 1.47, 1.56],
  resnet34: [1.0, 1.01, 1.04, 1.05, 1.06, 1.12, 1.15, 1.15, 1.13, 1.05, 1.15, 1.24, 1.34, 1.2, 1.28],
  resnet50: [1.01, 1.03, 1.01, 1.05, 1.05, 1.04, 1.07, 1.08, 1.08, 1.05, 1.14, 1.16, 1.15, 1.24, 1.07],
};

interface Row {
  readonly family: string;
  readonly processors: number;
  readonly report: Report;
}

function sweep(network: string, range: string): readonly Row[] {
  return runCommand("compare", {
    network,
    families: "pipedream,layerpipe",
    microbatches: "8",
    sweep: `processors=${range}`,
  }) as Row[];
}

function speedups(rows: readonly Row[]): number[] {
  const inUnits = (r: Row) => Number(r.report.period) / r.report.ticksPerUnit;
  const of = (family: string) => rows.filter((r) => r.family === family).map(inUnits);
  const layerpipe = of("layerpipe");
  return of("pipedream").map((period, i) => period / layerpipe[i]);
}

describe("speedup of LayerPipe over straight PipeDream by multiply-adds is that of layerpipe.md 8.2", () => {
  test.each(Object.entries(SPEEDUP_BY_MACS))("%s", (network, expected) => {
    const found = speedups(sweep(network, "2..16"));
    expect(found).toHaveLength(expected.length);
    for (const [i, value] of expected.entries()) expect(Math.abs(found[i] - value)).toBeLessThanOrEqual(0.01);
  });
});

test("speedup on PipeDream's own profile of VGG16 is that of layerpipe.md 8.3", () => {
  const found = speedups(sweep("public/samples/vgg16.graph.txt", "2,3,4,5,6,7,8,9,10,12,16"));
  const expected = [1.12, 1.05, 1.34, 1.33, 1.59, 1.82, 2.0, 2.24, 2.56, 3.15, 3.15];
  for (const [i, value] of expected.entries()) expect(Math.abs(found[i] - value)).toBeLessThanOrEqual(0.02);
});

describe("the worked example of layerpipe.md 9: four layers of one unit", () => {
  const report = (family: string, more: RawOptions): Report =>
    JSON.parse(
      String(
        runCommand("schedule", {
          uniform: 4,
          processors: 3,
          microbatches: 24,
          format: "report",
          family,
          ...more,
        }),
      ),
    );
  const period = (family: string, more: RawOptions = {}) => {
    const r = report(family, more);
    return Number(r.period) / r.ticksPerUnit;
  };

  test("on 3 processors PipeDream needs 6, LayerPipe without the split 4", () => {
    expect(period("pipedream")).toBe(6);
    expect(period("layerpipe", { inter: "off" })).toBe(4);
    expect(period("layerpipe")).toBe(4);
  });

  test("staleness counted is {2,2,1,0} and {4,2,1,0}", () => {
    expect(report("pipedream", {}).staleness).toEqual([2, 2, 1, 0]);
    expect(report("layerpipe", { inter: "off" }).staleness).toEqual([4, 2, 1, 0]);
    expect(report("layerpipe", {}).staleness).toEqual([4, 2, 1, 0]);
  });

  test("without the first activation gradient 5, 4, and 11/3 with the split, exactly", () => {
    expect(period("pipedream", { firstGradient: "off" })).toBe(5);
    expect(period("layerpipe", { firstGradient: "off", inter: "off" })).toBe(4);
    const split = report("layerpipe", { firstGradient: "off" });
    expect(Number(split.period) * 3).toBe(11 * split.ticksPerUnit);
  });

  test("on 8 processors 3 against 3/2, and 2 without the split", () => {
    expect(period("pipedream", { processors: 8 })).toBe(3);
    expect(period("layerpipe", { processors: 8 })).toBe(1.5);
    expect(period("layerpipe", { processors: 8, reading: "C" })).toBe(1.5);
    expect(period("layerpipe", { processors: 8, inter: "off" })).toBe(2);
  });

  test.each([8, 100, 1000])("staleness is never above the slot rule after %i minibatches", (microbatches) => {
    for (const processors of [3, 8]) {
      const { staleness, stalenessRule } = report("layerpipe", { processors, microbatches });
      for (const [layer, counted] of staleness.entries())
        expect(counted).toBeLessThanOrEqual(Number(stalenessRule?.byLayer[layer]));
    }
  });
});
