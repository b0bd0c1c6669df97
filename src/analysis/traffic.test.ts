import { describe, expect, test } from "vitest";
import type { Workload } from "../model/workload";
import type { Plan } from "../schedule/plan";
import { buildLayerGraph } from "../tasks/buildLayerGraph";
import { buildStageGraph } from "../tasks/buildStageGraph";
import { taskId, unroll } from "../tasks/taskTable";
import { analysed } from "../testing/analysed";
import { opIndex } from "../testing/ids";
import { loopedPlan } from "../testing/loopedPlan";
import { ownFamily } from "../testing/ownFamily";
import { uniform, workload } from "../testing/workloads";

/** Layers 0 … 3 in a chain cut into two processors at layer 2; sizes are powers of ten, so that sums can be read. */
const sizes = workload({
  activationGradient: 3,
  activationBytes: [1, 10, 100, 1000],
  weightBytes: [1e5, 1e6, 1e7, 1e8],
  layers: 4,
  processors: 2,
  microbatches: 12,
});

/** Bytes per minibatch if the first processor holds layers 0 and 1 and some tasks of layer 2, the second one the rest. */
function bytesOfCut(left: string, right: string, parts = new Map<number, readonly number[]>()): number {
  const family = ownFamily((problem: Workload) => ({
    plan: loopedPlan(buildLayerGraph(problem, parts), problem.microbatches, [
      `F0 F1 F0 F1 F0 F1 | ${left} I1 W1 I0 W0 F0 F1`,
      `F2 F3 I3 W3 ${right}`,
    ]),
  }));
  return analysed(family, sizes).report.trafficBytes;
}

describe("traffic across a cut (layerpipe.md 1.6)", () => {
  const [before, after, weights] = [10, 100, 1e7];

  test("between two layers is the activation and its gradient", () => {
    const bytes = analysed("pipedream", sizes).report.trafficBytes;
    expect(bytes).toBe(2 * before);
  });

  test("inside an activation gradient adds its share of both gradients, and the weights", () => {
    const parts = new Map([[2, [1, 2]]]);
    const share = 1 / 3;
    const bytes = bytesOfCut("I2.0", "I2.1 W2", parts);
    expect(bytes).toBeCloseTo(before + (1 - share) * before + share * after + weights, 6);
  });

  test("after an activation gradient is the activation, the gradient above and the weights", () => {
    expect(bytesOfCut("I2", "W2")).toBe(before + after + weights);
  });

  test("between weight gradient and forward is the same", () => {
    expect(bytesOfCut("I2 W2", "")).toBe(before + after + weights);
  });
});

describe("traffic", () => {
  test("of a straight pipeline is two tensors for each boundary", () => {
    const four = uniform(4, [1, 1, 1], { processors: 4, microbatches: 5 });
    for (const family of ["gpipe", "1f1b", "pipedream"])
      expect(analysed(family, four).report.trafficBytes).toBe(2 * 3);
  });

  test("of replicas that take turns is the average over a whole turn, plus the exchange of gradients", () => {
    const family = ownFamily((problem: Workload) => ({
      allReduceBytes: 7,
      replicas: Int32Array.of(2, 1),
      plan: turns(problem),
    }));
    // Minibatch 0, 2, 4 … run on one processor, the others send an activation and a gradient of 1 byte.
    const odd = uniform(2, [1, 1, 1], { processors: 2, microbatches: 5 });
    expect(analysed(family, odd).report.trafficBytes).toBe((0 + 2) / 2 + 7);
  });

  test("of one processor is nothing", () => {
    expect(analysed("sequential", uniform(3, [1, 1, 1], { processors: 2 })).report.trafficBytes).toBe(0);
  });
});

/** Stage 0 in turns on processors 0 and 1, stage 1 on processor 0. */
function turns(problem: Workload): Plan {
  const tasks = unroll(
    buildStageGraph(problem, Int32Array.of(0, 1), "fused"),
    problem.microbatches * problem.batches,
  );
  const order: number[][] = [[], []];
  for (let m = 0; m < tasks.microbatches; m++) {
    const [forward, next, backward, last] = [0, 1, 2, 3].map((op) => taskId(tasks, opIndex(op), m));
    order[m % 2].push(forward);
    order[0].push(next, last);
    order[m % 2].push(backward);
  }
  return { tasks, order: order.map((row) => Int32Array.from(row)), after: [] };
}
