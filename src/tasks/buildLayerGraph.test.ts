import { expect, test } from "vitest";
import { uniform, workload } from "../testing/workloads";
import {
  buildLayerGraph,
  firstGradientOp,
  forwardOp,
  type LayerGraph,
  weightGradientOp,
} from "./buildLayerGraph";
import { KIND_LETTER } from "./op";

test("a layer is a forward, an activation gradient and a weight gradient", () => {
  const graph = buildLayerGraph(workload({ forward: [3], activationGradient: [4], weightGradient: [5] }));
  expect(namesOf(graph)).toEqual(["0F", "0I", "0W"]);
  expect(graph.ops.map((op) => op.cost)).toEqual([3, 4, 5]);
  expect(graph.stages).toBe(1);
});

test("layer 0 has no activation gradient when nobody needs it", () => {
  const graph = buildLayerGraph(uniform(2, [1, 1, 1], { firstGradient: false }));
  expect(namesOf(graph)).toEqual(["0F", "0W", "1F", "1I", "1W"]);
});

test("a divided activation gradient keeps its ticks to the last one", () => {
  const graph = buildLayerGraph(uniform(2, [1, 7, 1]), new Map([[1, [5, 2]]]));
  expect(namesOf(graph)).toEqual(["0F", "0I", "0W", "1F", "1I#0", "1I#1", "1W"]);
  expect(graph.ops.slice(4, 6).map((op) => [op.cost, op.fraction, op.parts])).toEqual([
    [5, 5 / 7, 2],
    [2, 2 / 7, 2],
  ]);
});

test("both gradients as one task need what both need", () => {
  const bytes = { activationBytes: [10, 20, 30], gradientBytes: [1, 2, 3] };
  const costs = { activationGradient: [2, 2, 2], weightGradient: [2, 2, 2], backward: [3, 3, 3] };
  const graph = buildLayerGraph(workload({ ...costs, ...bytes }), "together");
  expect(namesOf(graph)).toEqual(["0F", "0B", "1F", "1B", "2F", "2B"]);
  expect(graph.ops.map((op) => op.cost)).toEqual([1, 3, 1, 3, 1, 3]);
  expect(arrowsOf(graph)).toEqual([
    "0F →1F activation 10",
    "1F →2F activation 20",
    "2F →2B gradient 3",
    "1F →2B activation 20",
    "2B →1B gradient 2",
    "0F →1B activation 10",
    "1B →0B gradient 1",
  ]);
});

test("gradients and activations flow as theory.md 1.2 says", () => {
  const graph = buildLayerGraph(uniform(3, [1, 1, 1], { activationBytes: [10, 20, 30] }));
  expect(arrowsOf(graph)).toEqual([
    "0F →1F activation 10",
    "1F →2F activation 20",
    "2F →2I gradient 30",
    "2F →2W gradient 30",
    "1F →2W activation 20",
    "2I →1I gradient 20",
    "2I →1W gradient 20",
    "0F →1W activation 10",
    "1I →0I gradient 10",
    "1I →0W gradient 10",
  ]);
});

test("gradients may have other sizes than activations", () => {
  const sizes = { activationBytes: [1, 2], gradientBytes: [32, 64] };
  expect(arrowsOf(buildLayerGraph(uniform(2, [1, 1, 1], sizes)))).toEqual([
    "0F →1F activation 1",
    "1F →1I gradient 64",
    "1F →1W gradient 64",
    "0F →1W activation 1",
    "1I →0I gradient 32",
    "1I →0W gradient 32",
  ]);
});

test("parts send their fraction, and a part of a part the product", () => {
  const parts = new Map([
    [1, [1, 3]],
    [2, [2, 2]],
  ]);
  const graph = buildLayerGraph(uniform(3, [1, 4, 1], { activationBytes: 80 }), parts);
  expect(arrowsOf(graph).filter((arrow) => arrow.includes("I#"))).toEqual([
    "2F →2I#0 gradient 40",
    "2F →2I#1 gradient 40",
    "2I#0 →1I#0 gradient 10",
    "2I#0 →1I#1 gradient 30",
    "2I#0 →1W gradient 40",
    "2I#1 →1I#0 gradient 10",
    "2I#1 →1I#1 gradient 30",
    "2I#1 →1W gradient 40",
    "1I#0 →0I gradient 20",
    "1I#0 →0W gradient 20",
    "1I#1 →0I gradient 60",
    "1I#1 →0W gradient 60",
  ]);
});

test("edges into an op stand before edges out of it", () => {
  const graph = buildLayerGraph(uniform(5, [1, 6, 1]), new Map([[3, [1, 5]]]));
  const left = new Set<number>();
  for (const edge of graph.edges) {
    left.add(edge.from);
    expect(left.has(edge.to), `${nameOf(graph, edge.to)} was left before it was entered`).toBe(false);
  }
});

test("the ops of a layer are found by their place", () => {
  const graph = buildLayerGraph(uniform(3, [1, 6, 1]), new Map([[1, [1, 5]]]));
  expect(
    [forwardOp(graph, 1), firstGradientOp(graph, 1), weightGradientOp(graph, 1)].map((o) => nameOf(graph, o)),
  ).toEqual(["1F", "1I#0", "1W"]);
});

test("parts that do not make the whole are a bug", () => {
  expect(() => buildLayerGraph(uniform(1, [1, 7, 1]), new Map([[0, [5, 1]]]))).toThrow("make 6 ticks, not 7");
});

function nameOf(graph: LayerGraph, index: number): string {
  const { kind, stage, part, parts } = graph.ops[index];
  return `${stage}${KIND_LETTER[kind]}${parts > 1 ? `#${part}` : ""}`;
}

function namesOf(graph: LayerGraph): string[] {
  return graph.ops.map((_, index) => nameOf(graph, index));
}

function arrowsOf(graph: LayerGraph): string[] {
  return graph.edges.map((e) => `${nameOf(graph, e.from)} →${nameOf(graph, e.to)} ${e.tensor} ${e.bytes}`);
}
