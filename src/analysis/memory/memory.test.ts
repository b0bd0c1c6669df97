import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultOptions } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import { families } from "../../schedule/families";
import type { Op } from "../../tasks/op";
import { analysed } from "../../testing/analysed";
import { arbitraryWorkload } from "../../testing/arbitraryWorkload";
import { drawnResult } from "../../testing/drawnResult";
import { planningFamilies } from "../../testing/planningFamilies";
import { scheduled } from "../../testing/scheduled";
import { uniform } from "../../testing/workloads";
import { analyse } from "../analyse";
import type { ScheduledResult } from "../scheduledResult";
import { type MemoryColumns, memoryOverTime, stepAt } from "./memoryOverTime";
import { memoryPeaks } from "./memoryPeaks";
import type { MemoryTrace, ReleaseAt } from "./memoryTrace";

const two = {
  layers: 2,
  processors: 2,
  microbatches: 3,
  activationBytes: [10, 20],
  weightBytes: [100, 200],
};

/** Steps of one row, as text: time:value. */
function stepsOf(columns: MemoryColumns, row: number, of: "count" | "activations" | "weights"): string {
  const { rowOffset, time } = columns;
  const steps: string[] = [];
  for (let i = rowOffset[row]; i < rowOffset[row + 1]; i++) steps.push(`${time[i]}:${columns[of][i]}`);
  return steps.join(" ");
}

/** A drawing's result with other ops, on layers with an input of 5 bytes and outputs of 10 and 20. */
function redrawn(row: string, change: (op: Op) => Partial<Op>): ScheduledResult {
  const result = drawnResult([row]);
  const { graph, memory } = result;
  const activationBytes = Float64Array.of(10, 20);
  return {
    ...result,
    graph: { ...graph, ops: graph.ops.map((op) => ({ ...op, ...change(op) })) },
    memory: { ...memory, inputBytes: 5, activationBytes, weightBytes: Float64Array.of(1, 1) },
  };
}

describe("memory over time", () => {
  // P0: F0 0–1, F1 1–2, B0 4–6, F2 6–7, B1 7–9, B2 10–12. P1: F0 1–2, B0 2–4, F1 4–5, B1 5–7, F2 7–8, B2 8–10.
  const held = memoryOverTime(scheduled("1f1b", two), "weightGradient");

  test("of 1F1B on two processors: a forward takes its stage's inputs, the end of its backward gives them back", () => {
    expect(stepsOf(held, 0, "activations")).toBe("0:1 1:2 6:2 9:1 12:0");
    expect(stepsOf(held, 1, "activations")).toBe("0:0 1:10 4:10 7:10 10:0");
    expect(stepsOf(held, 0, "count")).toBe("0:1 1:2 6:2 9:1 12:0");
  });

  test("holds one version and one buffer of gradients of every stage that a flushing schedule runs here", () => {
    expect(stepsOf(held, 0, "weights")).toBe("0:100 1:100 6:100 9:100 12:100");
    expect([...held.gradients]).toEqual([100, 200]);
  });

  test("is found at any time", () => {
    expect([0, 0.5, 1, 8, 9, 1000].map((time) => held.activations[stepAt(held, 0, time)])).toEqual([
      1, 1, 2, 2, 1, 0,
    ]);
  });

  test("of PipeDream holds every version that is alive, from its update on", () => {
    const columns = memoryOverTime(scheduled("pipedream", two, { replicate: false }), "weightGradient");
    // Updates of stage 0 end at 6, 9 and 12. Minibatches 0 and 1 read version 0 until 6 and 9, minibatch 2 version 1 until 12.
    expect(stepsOf(columns, 0, "weights")).toBe("0:100 1:100 6:200 9:200 12:100");
    expect(stepsOf(columns, 1, "weights")).toBe("0:200 1:200 4:200 7:200 10:200");
  });

  test("of a stage that recomputes is its input until its backward starts, and everything during it", () => {
    const layers = { firstLayer: 0, lastLayer: 1 };
    const result = redrawn("0F0 0F1 0B0:2 0B1:2", ({ kind }) => ({
      ...layers,
      ...(kind === "backward" && { recomputed: true }),
    }));
    const columns = memoryOverTime(result, "weightGradient");
    expect(stepsOf(columns, 0, "activations")).toBe("0:5 1:10 2:20 4:15 6:0");
    expect(stepsOf(columns, 0, "count")).toBe("0:1 1:2 2:2 4:1 6:0");
  });

  test("of a split backward that recomputes is everything from I on until W ends, or I if it is released there", () => {
    const result = redrawn("0F0 .:1 0I0 .:1 0W0", ({ kind }) => ({
      firstLayer: 0,
      lastLayer: 1,
      ...(kind === "activationGradient" && { recomputed: true }),
    }));
    expect(stepsOf(memoryOverTime(result, "weightGradient"), 0, "activations")).toBe("0:5 2:15 5:0");
    expect(stepsOf(memoryOverTime(result, "activationGradient"), 0, "activations")).toBe("0:5 2:15 3:0");
  });

  test("of pieces is their share of a microbatch", () => {
    const result = redrawn("0F0 1F0 1B0 0B0", ({ stage }) => ({
      stage: 0,
      firstLayer: 0,
      lastLayer: 1,
      piece: stage,
      pieces: 2,
      fraction: 0.5,
    }));
    const columns = memoryOverTime(result, "weightGradient");
    expect(stepsOf(columns, 0, "count")).toBe("0:0.5 1:1 3:0.5 4:0");
    expect(stepsOf(columns, 0, "activations")).toBe("0:7.5 1:15 3:7.5 4:0");
  });
});

describe("peak memory", () => {
  test("is activations, weights and gradients at once, by processor", () => {
    const { report } = analysed("1f1b", uniform(2, [1, 1, 1], two));
    expect(report.peakMemoryBytes).toEqual([2 + 100 + 100, 10 + 200 + 200]);
    expect(report.memoryAtPeak).toEqual({ activations: [2, 10], weights: [100, 200], gradients: [100, 200] });
  });

  test("of GPipe holds the activations of all M microbatches", () => {
    const { report } = analysed("gpipe", uniform(2, [1, 1, 1], { ...two, microbatches: 7 }));
    expect(report.peakMemoryBytes).toEqual([7 + 200, 70 + 400]);
  });

  test("of PipeDream multiplies weights by the versions w + 1", () => {
    const spec = { processors: 4, microbatches: 20, activationBytes: 10, weightBytes: 1000 };
    const { report } = analysed("pipedream", uniform(4, [1, 1, 1], spec), { replicate: false });
    expect(report.weightVersions).toEqual([4, 3, 2, 1]);
    expect(report.memoryAtPeak.weights).toEqual([4000, 3000, 2000, 1000]);
    expect(report.memoryAtPeak.gradients).toEqual([1000, 1000, 1000, 1000]);
    expect(report.peakMemoryBytes).toEqual([4 * 1 + 5000, 3 * 10 + 4000, 2 * 10 + 3000, 10 + 2000]);
  });

  test("of pieces is not off by what adding thirds leaves over", () => {
    const chain = uniform(4, [1, 1, 1], { processors: 4, microbatches: 4 });
    const { report } = analysed("seq1f1b", chain, { pieces: 3 });
    expect(report.peakActivations).toEqual([6 / 3, 5 / 3, 4 / 3, 1]);
    expect(report.peakMemoryBytes).toEqual([4, 2 + 5 / 3, 2 + 4 / 3, 3]);
  });

  test("of double buffers holds two versions", () => {
    const result = drawnResult(["0F0 0B0:2"]);
    const memory = {
      ...result.memory,
      weightUpdate: "doubleBuffered",
      weightBytes: Float64Array.of(50),
    } as const;
    const { split } = memoryPeaks({ ...result, memory });
    expect([split.weights[0], split.gradients[0]]).toEqual([100, 50]);
  });

  test("counts the weights of every stage with tasks on a processor, and nothing on an unused one", () => {
    const { split, bytes } = memoryPeaks(drawnResult(["0F0 1F0 1B0 0B0", ""]));
    expect([...split.weights]).toEqual([2, 0]);
    expect([...bytes]).toEqual([2 + 2 + 2, 0]);
  });
});

describe("peak activations on the last processor of ZB-H1", () => {
  // P = 4: no warm-up, and W trails I by three (schedules.md 11).
  const last = drawnResult(["0F0 0I0 0F1 0I1 0F2 0I2 0F3 0I3 0W0 0F4 0I4 0W1 0F5 0I5 0W2 0W3 0W4 0W5"]);

  test("are P if they are released at W", () => {
    expect([...memoryPeaks(last).count]).toEqual([4]);
  });

  test("are 1 if they are released at I", () => {
    expect([...memoryPeaks(last).countAtI]).toEqual([1]);
  });
});

describe.each(planningFamilies.map((family) => family.id))("memory of %s", (id) => {
  const family = families.get(id);

  test("over time reaches the peaks of the report, and a release at I never takes more", () => {
    fc.assert(
      fc.property(arbitraryWorkload({ microbatches: 6, layers: 5 }), (workload) => {
        const run = analyse(workload, family, defaultOptions(family.options));
        fc.pre(!isRefusal(run));
        const { schedule, memory, report } = run;
        const { graph, microbatches } = schedule.plan.tasks;
        const { columns } = schedule;
        const trace = { graph, microbatches, columns, transfer: workload.transfer, memory };
        const released = { atW: largest(trace, "weightGradient"), atI: largest(trace, "activationGradient") };
        expect(released.atW.bytes).toEqual(report.peakMemoryBytes);
        expect(released.atW.count).toEqual(report.peakActivations);
        expect(released.atI.count).toEqual(report.peakActivationsAtI);
        released.atI.bytes.forEach((bytes, row) => {
          expect(bytes).toBeLessThanOrEqual(report.peakMemoryBytes[row]);
          expect(released.atI.count[row]).toBeLessThanOrEqual(report.peakActivations[row]);
        });
      }),
      { numRuns: 25, seed: 11 },
    );
  });
});

/** The most that each row holds at any step, by row. */
function largest(trace: MemoryTrace, releaseAt: ReleaseAt) {
  const { rowOffset, count, activations, weights, gradients } = memoryOverTime(trace, releaseAt);
  const most = (valueAt: (i: number, row: number) => number) =>
    Array.from(gradients, (_, row) => {
      const steps = Array.from(count.subarray(rowOffset[row], rowOffset[row + 1]), (_, k) => k);
      return Math.max(...steps.map((k) => valueAt(rowOffset[row] + k, row)));
    });
  return {
    count: most((i) => count[i]),
    bytes: most((i, row) => activations[i] + weights[i] + gradients[row]),
  };
}
