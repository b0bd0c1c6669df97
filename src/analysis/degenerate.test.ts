import { describe, expect, test } from "vitest";
import { isRefusal } from "../base/refusal";
import type { Workload } from "../model/workload";
import { buildStageGraph } from "../tasks/buildStageGraph";
import { analysed } from "../testing/analysed";
import { loopedPlan } from "../testing/loopedPlan";
import { ownFamily } from "../testing/ownFamily";
import { uniform, workload } from "../testing/workloads";
import { analyse } from "./analyse";

describe("degenerate problems (theory.md 5)", () => {
  const streamed = ["sequential", "gpipe", "1f1b", "pipedream"];

  test.each(streamed)("where nothing takes time, %s is as fast as one processor and uses none", (id) => {
    const free = workload({
      layers: 2,
      forward: 0,
      activationGradient: 0,
      weightGradient: 0,
      processors: 2,
      microbatches: 3,
    });
    const { report } = analysed(id, free);
    expect(report).toMatchObject({
      makespan: 0,
      period: 0,
      speedup: 1,
      steadySpeedup: 1,
      bubbleFraction: 0,
      bubbleOverhead: 0,
      utilization: [0, 0],
    });
    expect(report.bounds.period.gap).toBeNull();
  });

  test.each(streamed)("on one processor %s is sequential", (id) => {
    const { report } = analysed(id, uniform(3, [1, 2, 3], { processors: 1, microbatches: 4 }));
    expect(report).toMatchObject({
      makespan: 72,
      period: 18,
      speedup: 1,
      steadySpeedup: 1,
      trafficBytes: 0,
      staleness: [0, 0, 0],
      weightVersions: [1, 1, 1],
      utilization: [1],
      bubbleFraction: 0,
    });
  });

  test("processors without tasks are unused, and utilization is over all", () => {
    const { report } = analysed("1f1b", uniform(2, [1, 1, 1], { processors: 4, microbatches: 2 }));
    expect(report.utilization.slice(2)).toEqual([0, 0]);
    expect(report.stalls.unused).toBe(2 * report.makespan);
    expect(report.idleInsideSpan.slice(2)).toEqual([0, 0]);
  });

  test("one minibatch has a makespan, a speedup of 1 and a period", () => {
    const one = uniform(4, [1, 1, 1], { processors: 4, microbatches: 1 });
    for (const id of streamed) {
      const { report } = analysed(id, one);
      expect(report.makespan).toBe(12);
      expect(report.speedup).toBe(1);
      expect(report.period).not.toBeNull();
    }
    expect(analysed("pipedream", one).report.period).toBe(3);
  });

  test("one layer without an activation gradient still counts F and W", () => {
    const one = uniform(1, [2, 5, 2], { processors: 2, microbatches: 6, firstGradient: false });
    expect(analysed("pipedream", one).report).toMatchObject({ period: 4, speedup: 1 });
  });

  test("transfers alone make a makespan but no work: overhead is 0, never a division by zero", () => {
    const sent = workload({
      layers: 2,
      forward: 0,
      activationGradient: 0,
      weightGradient: 0,
      processors: 2,
      latency: 3,
    });
    expect(analysed("gpipe", sent).report).toMatchObject({
      makespan: 6,
      bubbleFraction: 1,
      bubbleOverhead: 0,
      speedup: 0,
    });
  });

  test("a run of 2^53 ticks keeps its sums exact", () => {
    const long = uniform(2, [2 ** 44, 2 ** 44, 2 ** 44 + 1], { processors: 2, microbatches: 100 });
    const { report } = analysed("1f1b", long);
    const stalled = Object.values(report.stalls).reduce((a, b) => a + b, 0);
    expect(report.busy + stalled).toBe(2 * report.makespan);
  });

  test("an order that waits for itself is refused with the tasks that wait", () => {
    const stuck = ownFamily((problem: Workload) => ({
      plan: loopedPlan(buildStageGraph(problem, Int32Array.of(0, 1), "fused"), problem.microbatches, [
        "B0 F0",
        "F1 B1",
      ]),
    }));
    const answer = analyse(uniform(2, [1, 1, 1], { processors: 2 }), stuck, {});
    expect(answer).toMatchObject({ kind: "refused" });
    expect(isRefusal(answer) && answer.reason).toBe(
      "This order can never finish: on processor 0 the backward of layer 0, microbatch 0 waits for the forward of " +
        "layer 0, microbatch 0. Change the order so that nothing waits for itself.",
    );
  });
});
