import { describe, expect, test } from "vitest";
import { analysed } from "../../testing/analysed";
import { uniform, workload } from "../../testing/workloads";
import { periodBound } from "./periodBound";

describe("the bound on the period", () => {
  const uneven = workload({
    forward: [1, 8, 2],
    activationGradient: [0, 20, 2],
    weightGradient: [1, 8, 2],
    processors: 4,
  });

  test("of whole layers is the largest layer", () => {
    expect(periodBound(uneven, "layer")).toEqual({ value: 36, reason: "largest layer" });
  });

  test("counts what a layer's gradients need at least, as one task or apart", () => {
    const interleaved = { ...uneven, backward: Float64Array.of(1, 9, 3), total: 24 };
    expect(periodBound(interleaved, "layer")).toEqual({ value: 17, reason: "largest layer" });
    expect(periodBound(interleaved, "task")).toEqual({ value: 9, reason: "largest task" });
    expect(periodBound(interleaved, "divisible").value).toBe(8);
  });

  test("of tasks is the largest task", () => {
    expect(periodBound(uneven, "task")).toEqual({ value: 20, reason: "largest task" });
  });

  test("with divisible gradients is half of the largest one, or all work shared", () => {
    expect(periodBound(uneven, "divisible")).toEqual({ value: 11, reason: "total work ÷ processors" });
    const six = { ...uneven, processors: 6, speeds: new Float64Array(6).fill(1) };
    expect(periodBound(six, "divisible")).toEqual({
      value: 10,
      reason: "half of the largest activation gradient",
    });
  });

  test("where layers take turns on processors is the work alone", () => {
    expect(periodBound(uneven, "replicated").value).toBe(11);
  });

  test("on one processor is all work", () => {
    expect(periodBound(uneven, "single").value).toBe(44);
  });

  test("counts pieces that must meet: four equal layers on three processors", () => {
    expect(periodBound(uniform(4, [1, 1, 1], { processors: 3 }), "layer")).toEqual({
      value: 6,
      reason: "2 of the 4 largest layers share a processor",
    });
  });

  test("charges the largest pieces to the fastest processors", () => {
    const fast = workload({ layers: 2, forward: 8, processors: 3, speeds: [1, 4, 1] });
    expect(periodBound(fast, "layer").value).toBe(20 / 5);
  });

  test("of 4 unit layers with F = I = W on 3 processors is 11/3 without the first gradient (layerpipe.md 9)", () => {
    const eleven = uniform(4, [1, 1, 1], { processors: 3, firstGradient: false });
    expect(periodBound(eleven, "divisible").value).toBe(11 / 3);
  });
});

describe("the bound on the makespan", () => {
  test("of 1F1B with equal stages is met: (P − 1)(tF + tB) + M(tF + tB)", () => {
    const { bounds } = analysed("1f1b", uniform(4, [1, 1, 1], { processors: 4, microbatches: 8 })).report;
    expect(bounds.makespan.value).toBe(33);
    expect(bounds.makespan.gap).toBe(0);
  });

  test("adds up over batches with a barrier", () => {
    const batches = uniform(4, [1, 1, 1], { processors: 4, microbatches: 8, batches: 3 });
    expect(analysed("gpipe", batches).report.bounds.makespan.value).toBe(99);
  });

  test("of one processor is its work", () => {
    const { bounds } = analysed(
      "sequential",
      uniform(2, [1, 1, 1], { processors: 4, microbatches: 3 }),
    ).report;
    expect(bounds.makespan).toMatchObject({ value: 18, gap: 0 });
  });

  test("of a single minibatch is its longest path, transfers between fixed places included", () => {
    const one = uniform(2, [1, 1, 1], { processors: 2, microbatches: 1, latency: 5 });
    expect(analysed("1f1b", one).report.bounds.makespan.value).toBe(16);
  });
});
