import { describe, expect, test } from "vitest";
import { analysed } from "../testing/analysed";
import { uniform } from "../testing/workloads";

describe("the period", () => {
  test("of GPipe and 1F1B under a whole batch's barrier is the makespan of a batch by its microbatches", () => {
    const workload = uniform(4, [1, 1, 1], { processors: 4, microbatches: 8 });
    for (const family of ["gpipe", "1f1b"]) {
      expect(analysed(family, workload).report.period).toBe(33 / 8);
      expect(analysed(family, { ...workload, batches: 3 }).report.period).toBe(33 / 8);
    }
  });

  test("is measured in the trace from two batches on", () => {
    const workload = uniform(4, [1, 1, 1], { processors: 4, microbatches: 8 });
    expect(analysed("1f1b", workload).report.periodMeasured).toBeNull();
    expect(analysed("1f1b", { ...workload, batches: 2 }).report.periodMeasured).toBe(33 / 8);
  });

  test("of 1F1B is no shorter where each stage waits for its own update: the first stage spans the batch", () => {
    const workload = uniform(4, [1, 1, 1], { processors: 4, microbatches: 8 });
    expect(analysed("1f1b", workload, { barrier: "stage" }).report.period).toBe(33 / 8);
  });

  test("of one processor is the work of a minibatch, at M = 1 too", () => {
    const workload = uniform(3, [1, 2, 3], { processors: 2, microbatches: 1 });
    expect(analysed("sequential", workload).report.period).toBe(18);
  });
});
