import { describe, expect, test } from "vitest";
import type { Workload } from "../model/workload";
import { layOut } from "../schedule/layOut";
import { buildStageGraph } from "../tasks/buildStageGraph";
import { unroll } from "../tasks/taskTable";
import { analysed } from "../testing/analysed";
import { opIndex } from "../testing/ids";
import { loopedPlan } from "../testing/loopedPlan";
import { ownFamily } from "../testing/ownFamily";
import { timesOf } from "../testing/schedules";
import { uniform, workload } from "../testing/workloads";
import { findRepeatingOrder } from "./repeatingOrder";
import { findSteadyTrace } from "./steadyTrace";

/** Two fused stages on two processors, in the given orders. */
function orders(first: string, second: string, microbatches: number) {
  const plan = loopedPlan(
    buildStageGraph(uniform(2, [1, 1, 1]), Int32Array.of(0, 1), "fused"),
    microbatches,
    [first, second],
  );
  return { tasks: plan.tasks, columns: layOut(plan) };
}

describe("the repeating part of orders", () => {
  test("of 1F1B is one forward and one backward on each processor, behind the warm-up", () => {
    const { tasks, columns } = orders("F0 | F0 B0", "F1 B1", 8);
    const found = findRepeatingOrder(tasks, columns, 1, 2);
    expect(found?.unit).toBe(1);
    expect(found?.length).toEqual(Int32Array.of(2, 2));
    // F0:1 B0:0 on the first processor: the warm-up's forward is not yet in step.
    expect(found?.first).toEqual(Int32Array.of(1, 16));
  });

  test("of all forwards before all backwards does not exist", () => {
    const plan = analysed("gpipe", uniform(2, [1, 1, 1], { processors: 2, microbatches: 9 })).schedule;
    expect(findRepeatingOrder(plan.plan.tasks, plan.columns, 1, 1)).toBeUndefined();
  });

  test("may take several minibatches", () => {
    const { tasks, columns } = orders("F0 F0 | F0 F0 B0 B0", "F1 F1 B1 B1", 12);
    expect(findRepeatingOrder(tasks, columns, 1, 2)?.unit).toBe(2);
  });

  test("is not believed on the strength of one repetition", () => {
    const { tasks, columns } = orders("F0 | F0 B0", "F1 B1", 3);
    expect(findRepeatingOrder(tasks, columns, 1, 2)).toBeUndefined();
  });
});

describe("a period of several minibatches", () => {
  const pairwise = ownFamily((problem: Workload) => ({
    plan: loopedPlan(
      buildStageGraph(problem, Int32Array.of(0, 1), "fused"),
      problem.microbatches * problem.batches,
      ["F0 F0 | F0 F0 B0 B0", "F1 F1 B1 B1"],
    ),
  }));
  const problem = workload({ forward: [1, 4], processors: 2, microbatches: 24 });

  test("is the work of the slower stage, shared by the minibatches", () => {
    const { report } = analysed(pairwise, problem);
    expect(report.period).toBe(6);
    expect(report.periodMeasured).toBe(6);
  });

  test("is found by re-planning at one minibatch", () => {
    expect(analysed(pairwise, { ...problem, microbatches: 1 }).report.period).toBe(6);
  });

  test("may be a fraction: a loop over two minibatches", () => {
    const looped = ownFamily((given: Workload) => ({
      plan: {
        ...loopedPlan(buildStageGraph(given, Int32Array.of(0), "fused"), given.microbatches * given.batches, [
          "F0",
          "B0",
        ]),
        after: [{ kind: "lag", from: opIndex(1), to: opIndex(0), lag: 2, bytes: 0, cause: "memory" }],
      },
    }));
    // F (3) and B (4) on two processors, and F(m) after B(m − 2): a loop of 3 + transfer + 4; B alone takes 4.
    const slow = workload({
      forward: 3,
      activationGradient: 2,
      weightGradient: 2,
      processors: 2,
      microbatches: 16,
    });
    const { report } = analysed(looped, { ...slow, transfer: { latency: 1, ticksPerByte: 0 } });
    expect(report.period).toBe(4);
    expect(analysed(looped, { ...slow, transfer: { latency: 2, ticksPerByte: 0 } }).report.period).toBe(
      9 / 2,
    );
  });
});

describe("the steady part of a trace", () => {
  test("of PipeDream starts after the warm-up and ends before the drain", () => {
    const { schedule } = analysed("pipedream", uniform(3, [1, 1, 1], { processors: 3, microbatches: 12 }));
    const found = findSteadyTrace(schedule.plan.tasks, schedule.columns, 1, 3);
    expect(found).toMatchObject({ shift: 1, ticks: 3 });
    expect(found && found.last - found.first).toBeGreaterThan(4);
  });

  test("is not seen in a run shorter than what can hold it up", () => {
    const { schedule } = analysed("pipedream", uniform(3, [1, 1, 1], { processors: 3, microbatches: 3 }));
    expect(findSteadyTrace(schedule.plan.tasks, schedule.columns, 1, 3)).toBeUndefined();
  });

  test("shows where ops take turns at minibatches", () => {
    const problem = uniform(1, [1, 1, 1], { microbatches: 12 });
    const tasks = unroll(buildStageGraph(problem, Int32Array.of(0), "fused"), 12);
    const order = [Int32Array.from({ length: 12 }, (_, m) => (m % 2) * 12 + m)]; // F0, B1, F2, B3 …
    const { columns } = timesOf({ tasks, order, after: [] }, problem);
    expect(findSteadyTrace(tasks, columns, 1, 3)).toEqual({ first: 0, last: 11, shift: 2, ticks: 3 });
  });
});
