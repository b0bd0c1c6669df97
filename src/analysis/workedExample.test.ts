import { describe, expect, test } from "vitest";
import type { Workload } from "../model/workload";
import { buildLayerGraph } from "../tasks/buildLayerGraph";
import { analysed } from "../testing/analysed";
import { loopedPlan } from "../testing/loopedPlan";
import { ownFamily } from "../testing/ownFamily";
import { uniform } from "../testing/workloads";

/** 4 layers of F = I = W = 1 on 3 processors (layerpipe.md 9, whose layers count from 1). */
const four = uniform(4, [1, 1, 1], { processors: 3, microbatches: 24 });

const layerPipe = layerOrder(["F0 F0 F0 F0 F0 | I1 I0 W0 F0", "F1 F1 F1 | I2 W2 W1 F1", "| F2 F3 I3 W3"]);

function layerOrder(rows: readonly string[], parts: Parameters<typeof buildLayerGraph>[1] = new Map()) {
  return ownFamily(
    (workload: Workload) => ({
      plan: loopedPlan(buildLayerGraph(workload, parts), workload.microbatches * workload.batches, rows),
    }),
    { granularity: "divisible" },
  );
}

describe("the worked example, LayerPipe on tasks", () => {
  const { report } = analysed(layerPipe, four);

  test("has period 4, in the orders and in the trace", () => {
    expect(report.period).toBe(4);
    expect(report.periodMeasured).toBe(4);
    expect(report.steadySpeedup).toBe(3);
  });

  test("is stale by 4, 2, 1, 0 updates, counted", () => {
    expect(report.staleness).toEqual([4, 2, 1, 0]);
  });

  test("meets the bound on the period", () => {
    expect(report.bounds.period).toEqual({ value: 4, reason: "total work ÷ processors", gap: 0 });
  });

  test("has a period from one minibatch on", () => {
    const one = analysed(layerPipe, { ...four, microbatches: 1 }).report;
    expect(one.period).toBe(4);
    expect(one.periodMeasured).toBeNull();
  });

  test("fills as drawn: the first processor idles one tick between its fifth forward and the first gradient", () => {
    const { stalls, schedule } = analysed(layerPipe, four);
    const first = Array.from(stalls.start).findIndex((start, i) => i < stalls.rowOffset[1] && start === 5);
    expect(stalls.end[first]).toBe(6);
    expect(schedule.columns.start[stalls.next[first]]).toBe(6);
  });
});

describe("the worked example, PipeDream", () => {
  const { report } = analysed("pipedream", four);

  test("has period 6 on stages of 2, 1 and 1 layers", () => {
    expect(report.period).toBe(6);
    expect(report.periodMeasured).toBe(6);
    expect(report.steadySpeedup).toBe(2);
  });

  test("is stale by 2, 2, 1, 0 updates and keeps one version more", () => {
    expect(report.staleness).toEqual([2, 2, 1, 0]);
    expect(report.weightVersions).toEqual([3, 3, 2, 1]);
  });

  test("has a period from one minibatch on", () => {
    expect(analysed("pipedream", { ...four, microbatches: 1 }).report.period).toBe(6);
  });
});

describe("the worked example, eight processors with halved gradients", () => {
  const parts = new Map([0, 1, 2, 3].map((layer) => [layer, [1, 1]]));
  const rows = [0, 1, 2, 3].flatMap((l) => [`F${l} I${l}.0`, l < 3 ? `I${l}.1 W${l}` : `W${l} I${l}.1`]);
  const workload = uniform(4, [2, 2, 2], { processors: 8, microbatches: 40, ticksPerUnit: 2 });

  test("has period 1.5 units, 12/8", () => {
    const ahead = rows.map((row, p) =>
      p % 2 === 0 ? `${`F${p / 2} `.repeat(8 - p)}| I${p / 2}.0 F${p / 2}` : row,
    );
    expect(analysed(layerOrder(ahead, parts), workload).report.period).toBe(3);
  });
});

describe("the worked example, the LayerPipe family", () => {
  const periodOf = (
    processors: number,
    firstGradient: boolean,
    ticksPerUnit: number,
    microbatches: number,
  ) => {
    const times = [ticksPerUnit, ticksPerUnit, ticksPerUnit] as const;
    const problem = uniform(4, times, { processors, microbatches, firstGradient, ticksPerUnit });
    const { period } = analysed("layerpipe", problem).report;
    return period === null ? null : period / ticksPerUnit;
  };

  test.each([1, 24])("has periods 4, 11/3 and 12/8, whatever runs: %i minibatches", (microbatches) => {
    expect(periodOf(3, true, 3, microbatches)).toBe(4);
    expect(periodOf(3, false, 3, microbatches)).toBe(11 / 3);
    expect(periodOf(8, true, 2, microbatches)).toBe(12 / 8);
  });

  test("is stale by 4, 2, 1, 0 updates on 3 processors, as its rule says", () => {
    const { report } = analysed("layerpipe", four);
    expect(report.staleness).toEqual([4, 2, 1, 0]);
    expect(report.stalenessRule?.byLayer).toEqual([4, 2, 1, 0]);
  });
});
