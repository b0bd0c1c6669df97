import { describe, expect, test } from "vitest";
import { OP_KINDS } from "../tasks/op";
import { analysed } from "../testing/analysed";
import { uniform } from "../testing/workloads";
import { completedAt } from "./completedAt";
import { placementClasses } from "./placementClasses";

const run = analysed("1f1b", uniform(2, [1, 1, 1], { processors: 2, microbatches: 3 }));

describe("columns of an analysis", () => {
  test("busy sums grow within a row, kind by kind, the task at a position included", () => {
    const sums = Object.fromEntries(OP_KINDS.map((kind, k) => [kind, [...run.busySums[k]]]));
    // P0: F F B F B B. P1: F B F B F B.
    expect(sums.forward).toEqual([1, 2, 2, 3, 3, 3, 1, 1, 2, 2, 3, 3]);
    expect(sums.backward).toEqual([0, 0, 2, 2, 4, 6, 0, 2, 2, 4, 4, 6]);
    expect(sums.weightGradient).toEqual(new Array(12).fill(0));
  });

  test("minibatches complete when the first stage's backward has ended", () => {
    expect([...completedAt(run.schedule)]).toEqual([6, 9, 12]);
  });

  test("the critical path goes down to the last stage, along it, and back up", () => {
    expect([...run.criticalPath].map((at) => run.schedule.columns.start[at])).toEqual([
      0, 1, 2, 4, 5, 7, 8, 10,
    ]);
  });

  test("microbatches of a straight pipeline are all placed alike", () => {
    const classes = placementClasses(run.schedule.plan.tasks, run.schedule.columns, 3);
    expect(classes).toEqual([{ microbatches: 3, row: Int32Array.of(0, 1, 0, 1) }]);
  });
});
