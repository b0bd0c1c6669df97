import { expect, test } from "vitest";
import { workload } from "../testing/workloads";
import { buildPieceGraph, pieceTicks } from "./buildPieceGraph";
import { buildStageGraph } from "./buildStageGraph";

const w = workload({
  forward: [1, 2, 3],
  activationGradient: [10, 20, 30],
  weightGradient: [100, 200, 300],
  activationBytes: [5, 6, 7],
});

test("ops stand by kind, then by piece, then by stage, and cost their share in whole ticks", () => {
  const { ops, stages } = buildPieceGraph(w, Int32Array.of(0, 2), 2);
  expect(stages).toBe(2);
  expect(ops.map((op) => [op.kind, op.piece, op.stage, op.cost, op.fraction])).toEqual([
    ["forward", 0, 0, 1, 0.5],
    ["forward", 0, 1, 1, 0.5],
    ["forward", 1, 0, 2, 0.5],
    ["forward", 1, 1, 2, 0.5],
    ["backward", 0, 0, 165, 0.5],
    ["backward", 0, 1, 165, 0.5],
    ["backward", 1, 0, 165, 0.5],
    ["backward", 1, 1, 165, 0.5],
  ]);
});

test("pieces follow each other on a stage, and carry half of the bytes to the next", () => {
  const { ops, edges } = buildPieceGraph(w, Int32Array.of(0, 2), 2);
  const name = (op: number) => `${ops[op].kind[0]}${ops[op].stage}.${ops[op].piece}`;
  expect(edges.map((e) => `${name(e.from)} ${name(e.to)} ${e.tensor} ${e.bytes}`).sort()).toEqual([
    "b0.1 b0.0 none 0",
    "b1.0 b0.0 gradient 3",
    "b1.1 b0.1 gradient 3",
    "b1.1 b1.0 none 0",
    "f0.0 b0.0 activation 3",
    "f0.0 f0.1 none 0",
    "f0.0 f1.0 activation 3",
    "f0.1 b0.1 activation 3",
    "f0.1 f1.1 activation 3",
    "f1.0 b1.0 activation 3",
    "f1.0 f1.1 none 0",
    "f1.1 b1.1 activation 3",
  ]);
});

test("one piece is the whole", () => {
  const starts = Int32Array.of(0, 1);
  const whole = buildStageGraph(w, starts, "fused");
  const one = buildPieceGraph(w, starts, 1);
  expect(one.edges).toEqual(whole.edges);
  expect(one.ops.map(({ piece: _, pieces: __, ...op }) => op)).toEqual(whole.ops);
});

test("ticks are cut evenly, even very many of them", () => {
  expect([0, 1, 2, 3, 4].map((k) => pieceTicks(7, k, 5))).toEqual([1, 1, 2, 1, 2]);
  const many = 2 ** 53 - 1;
  const pieces = Array.from({ length: 64 }, (_, k) => pieceTicks(many, k, 64));
  expect(pieces.reduce((sum, ticks) => sum + BigInt(ticks), 0n)).toBe(BigInt(many));
  expect(Math.max(...pieces) - Math.min(...pieces)).toBe(1);
});
