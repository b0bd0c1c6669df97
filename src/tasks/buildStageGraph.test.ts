import { expect, test } from "vitest";
import { uniform, workload } from "../testing/workloads";
import { buildStageGraph, type StageBackward, stageOps } from "./buildStageGraph";

const w = workload({
  forward: [1, 2, 3],
  activationGradient: [10, 20, 30],
  weightGradient: [100, 200, 300],
  activationBytes: [5, 6, 7],
});

function edgesOf(backward: StageBackward, problem = w): string[] {
  const { ops, edges } = buildStageGraph(problem, Int32Array.of(0, 2), backward);
  const name = (op: number) => `${ops[op].kind}${ops[op].stage}`;
  return edges.map((e) => `${name(e.from)} ${name(e.to)} ${e.tensor} ${e.bytes}`).sort();
}

test("a stage costs what its layers cost together", () => {
  const { ops, stages } = buildStageGraph(w, Int32Array.of(0, 2), "both");
  expect(stages).toBe(2);
  expect(ops.map((op) => [op.kind, op.stage, op.firstLayer, op.lastLayer, op.cost])).toEqual([
    ["forward", 0, 0, 1, 3],
    ["forward", 1, 2, 2, 3],
    ["backward", 0, 0, 1, 330],
    ["backward", 1, 2, 2, 330],
    ["activationGradient", 0, 0, 1, 30],
    ["activationGradient", 1, 2, 2, 30],
    ["weightGradient", 0, 0, 1, 300],
    ["weightGradient", 1, 2, 2, 300],
  ]);
});

test("a fused backward needs its forward and the gradient of the next stage", () => {
  expect(edgesOf("fused")).toEqual([
    "backward1 backward0 gradient 6",
    "forward0 backward0 activation 6", // the stage's input and the activation between its two layers
    "forward0 forward1 activation 6",
    "forward1 backward1 activation 6",
  ]);
});

test("a weight gradient needs its stage's activation gradient and nobody needs it", () => {
  expect(edgesOf("split")).toEqual([
    "activationGradient0 weightGradient0 gradient 11",
    "activationGradient1 activationGradient0 gradient 6",
    "activationGradient1 weightGradient1 gradient 7",
    "forward0 activationGradient0 activation 6",
    "forward0 forward1 activation 6",
    "forward1 activationGradient1 activation 6",
  ]);
});

test("gradients may have other sizes than activations; a stage keeps activations", () => {
  const spiking = { ...w, gradientBytes: Float64Array.of(50, 60, 70) };
  expect(edgesOf("split", spiking)).toEqual([
    "activationGradient0 weightGradient0 gradient 110",
    "activationGradient1 activationGradient0 gradient 60",
    "activationGradient1 weightGradient1 gradient 70",
    "forward0 activationGradient0 activation 6",
    "forward0 forward1 activation 6",
    "forward1 activationGradient1 activation 6",
  ]);
});

test("as alternatives, either backward of the next stage will do", () => {
  const mixed = edgesOf("both").filter(
    (edge) => edge.includes("1 backward0") || edge.includes("1 activationGradient0"),
  );
  expect(mixed).toEqual([
    "activationGradient1 activationGradient0 gradient 6",
    "activationGradient1 backward0 gradient 6",
    "backward1 activationGradient0 gradient 6",
    "backward1 backward0 gradient 6",
  ]);
});

test("ops of a kind stand together, stage by stage", () => {
  expect(stageOps(buildStageGraph(w, Int32Array.of(0, 2), "split"))).toEqual({
    forward: 0,
    activationGradient: 2,
    weightGradient: 4,
    backward: -1,
  });
});

test("what a family adds goes to the backward, or to the weight gradient", () => {
  const extra = { backwardExtra: [7, 0] };
  const cost = (backward: StageBackward, kind: string) =>
    buildStageGraph(uniform(2, [1, 1, 1]), Int32Array.of(0, 1), backward, extra)
      .ops.filter((op) => op.kind === kind)
      .map((op) => op.cost);
  expect(cost("fused", "backward")).toEqual([9, 2]);
  expect(cost("split", "weightGradient")).toEqual([8, 1]);
  expect(cost("split", "activationGradient")).toEqual([1, 1]);
});
