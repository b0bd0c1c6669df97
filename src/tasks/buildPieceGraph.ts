import type { Ticks } from "../model/units";
import { buildStageGraph } from "./buildStageGraph";
import type { OpIndex } from "./ids";
import type { Edge, Op, OpGraph } from "./op";

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
  const everyPiece = Array.from({ length: pieces }, (_, piece) => piece);
  const kinds = [whole.ops.slice(0, stages), whole.ops.slice(stages)];
  const ops = kinds.flatMap((ofKind) =>
    everyPiece.flatMap((piece) => ofKind.map((op) => pieceOf(op, piece, pieces))),
  );
  const place = (op: number, piece: number) =>
    (Math.floor(op / stages) * stages * pieces + pieceOp(stages, op % stages, piece)) as OpIndex;
  const edges = whole.edges.flatMap(({ from, to, bytes, ...rest }) =>
    everyPiece.map((k): Edge => ({ ...rest, from: place(from, k), to: place(to, k), bytes: bytes / pieces })),
  );
  const inOrder = everyPiece.slice(1).flatMap((k) =>
    whole.ops.map((op, i): Edge => {
      const [first, second] = op.kind === "forward" ? [k - 1, k] : [k, k - 1];
      return { from: place(i, first), to: place(i, second), lag: 0, tensor: "none", bytes: 0 };
    }),
  );
  return { ops, edges: [...edges, ...inOrder], stages };
}

/** Where the op of a stage's piece stands among those of its kind. */
export function pieceOp(stages: number, stage: number, piece: number): number {
  return piece * stages + stage;
}

function pieceOf(op: Op, piece: number, pieces: number): Op {
  return { ...op, piece, pieces, fraction: 1 / pieces, cost: pieceTicks(op.cost, piece, pieces) };
}

/** Ticks of one of `pieces` pieces, as equal as whole ticks can be; all together make `cost`. */
export function pieceTicks(cost: Ticks, piece: number, pieces: number): number {
  const left = cost % pieces;
  const cut = (k: number) => Math.floor((k * left) / pieces);
  return (cost - left) / pieces + cut(piece + 1) - cut(piece);
}
