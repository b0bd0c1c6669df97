import { describe, expect, test } from "vitest";
import type { Workload } from "../model/workload";
import type { Plan } from "../schedule/plan";
import { buildStageGraph } from "../tasks/buildStageGraph";
import { taskId, unroll } from "../tasks/taskTable";
import { analysed } from "../testing/analysed";
import { opIndex } from "../testing/ids";
import { ownFamily } from "../testing/ownFamily";
import { uniform } from "../testing/workloads";

/** ZB-H1 by its rule (schedules.md 11), whose weight gradients trail by r on processor r. */
const zeroBubble = ownFamily((workload: Workload) => ({ plan: zeroBubblePlan(workload) }), {
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [
    {
      id: "barrier",
      name: "Barrier",
      help: "Who waits for whom.",
      kind: "choice",
      default: "batch",
      choices: [
        { value: "batch", name: "Batch" },
        { value: "stage", name: "Stage" },
      ],
    },
  ],
});

function zeroBubblePlan(
  { processors: P, microbatches: M, batches }: Workload,
  scope: "batch" | "stage" = "stage",
): Plan {
  const starts = Int32Array.from({ length: P }, (_, s) => s);
  const tasks = unroll(buildStageGraph(uniform(P, [1, 1, 1]), starts, "split"), M * batches);
  const order = Array.from({ length: P }, (_, r) => {
    const row: number[] = [];
    const run = (kind: number, m: number) => row.push(taskId(tasks, opIndex(kind * P + r), m));
    for (let base = 0; base < M * batches; base += M) {
      const warmup = Math.min(P - 1 - r, M);
      for (let i = 0; i < warmup; i++) run(0, base + i);
      for (let i = 0; i < M; i++) {
        if (warmup + i < M) run(0, base + warmup + i);
        run(1, base + i);
        if (i >= r) run(2, base + i - r);
      }
      for (let i = Math.max(0, M - r); i < M; i++) run(2, base + i);
    }
    return Int32Array.from(row);
  });
  return { tasks, order, after: batches > 1 ? [{ kind: "barrier", every: M, scope, cause: "update" }] : [] };
}

describe("a schedule that splits its backwards, ZB-H1 on 4 processors with 8 microbatches", () => {
  const workload = uniform(4, [1, 1, 1], { processors: 4, microbatches: 8 });
  const { report } = analysed(zeroBubble, workload);

  test("takes M(tF + tB) + (P − 1)(tF + tI − tW)", () => {
    expect(report.makespan).toBe(27);
  });

  test("holds P activations on every processor until their weight gradients", () => {
    expect(report.peakActivations).toEqual([4, 4, 4, 4]);
  });

  test("idles (P − 1)(tF + tI − tW) inside the first processor's span", () => {
    expect(report.idleInsideSpan[0]).toBe(3);
  });

  test("tiles batch after batch if each stage waits only for itself: a batch every 27 ticks", () => {
    expect(analysed(zeroBubble, workload, { barrier: "stage" }).report.period).toBe(27 / 8);
    const three = analysed(zeroBubble, { ...workload, batches: 3 }, { barrier: "stage" }).report;
    expect(three.periodMeasured).toBe(three.period);
  });

  test("reaches the bound of one processor's work with what precedes and follows it", () => {
    expect(report.bounds.makespan.value).toBe(27);
  });
});
