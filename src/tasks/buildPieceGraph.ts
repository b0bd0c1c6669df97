import type { Ticks } from "../model/units";
import { buildStageGraph } from "./buildStageGraph";
import type { OpIndex } from "./ids";
import type { Edge, Op, OpGraph, Tensor } from "./op";

/**
 * The training graph of contiguous stages whose microbatches are cut in `pieces` along the sequence, with fused backwards
 * (schedules.md 16). A piece of a task costs its share in whole ticks, and its tensors have 1 ÷ pieces of the bytes. On a
 * stage, forwards of later pieces follow those of earlier ones, whose keys and values they need, and backwards the other way
 * round. Ops stand by kind, then by piece, then by stage: see pieceOp.
 */
export function buildPieceGraph(
  workload: Parameters<typeof buildStageGraph>[0],
  stageStarts: Int32Array,
  pieces: number,
): OpGraph {
  const whole = buildStageGraph(workload, stageStarts, "fused");
  const { stages } = whole;
  const ops: Op[] = [];
  for (const first of [0, stages])
    for (let piece = 0; piece < pieces; piece++)
      for (let stage = 0; stage < stages; stage++) ops.push(pieceOf(whole.ops[first + stage], piece, pieces));
  return { ops, edges: pieceEdges(whole, pieces), stages };
}

/** The edges of the whole graph for each piece, then those that keep the pieces of an op in order. */
function pieceEdges({ ops, edges, stages }: OpGraph, pieces: number): readonly Edge[] {
  const all: Edge[] = [];
  const join = (from: number, to: number, tensor: Tensor, bytes: number) =>
    all.push({ from: from as OpIndex, to: to as OpIndex, lag: 0, tensor, bytes });
  const place = (op: number, piece: number) => {
    const firstOfKind = op < stages ? 0 : stages;
    return firstOfKind * pieces + pieceOp(stages, op - firstOfKind, piece);
  };
  for (const { from, to, tensor, bytes } of edges)
    for (let k = 0; k < pieces; k++) join(place(from, k), place(to, k), tensor, bytes / pieces);
  for (let k = 1; k < pieces; k++)
    for (let op = 0; op < ops.length; op++) {
      const isForward = ops[op].kind === "forward";
      join(place(op, isForward ? k - 1 : k), place(op, isForward ? k : k - 1), "none", 0);
    }
  return all;
}

/** Where the op of a stage's piece stands among those of its kind. */
export function pieceOp(stages: number, stage: number, piece: number): number {
  return piece * stages + stage;
}

function pieceOf(op: Op, piece: number, pieces: number): Op {
  const { kind, stage, firstLayer, lastLayer, part, parts } = op;
  const cost = pieceTicks(op.cost, piece, pieces);
  return { kind, stage, firstLayer, lastLayer, part, parts, fraction: 1 / pieces, piece, pieces, cost };
}

/** Ticks of one of `pieces` pieces, as equal as whole ticks can be; all together make `cost`. */
export function pieceTicks(cost: Ticks, piece: number, pieces: number): number {
  const left = cost % pieces;
  const before = Math.floor((piece * left) / pieces);
  return (cost - left) / pieces + Math.floor(((piece + 1) * left) / pieces) - before;
}
