import { pieceTicks } from "../../tasks/buildPieceGraph";
import type { Op } from "../../tasks/op";

/** Ticks of some columns together for an op's layers; of a piece of a microbatch, its share in whole ticks. */
export function opTicks(op: Op, columns: readonly Float64Array[]): number {
  let whole = 0;
  for (const column of columns) for (let l = op.firstLayer; l <= op.lastLayer; l++) whole += column[l];
  return pieceTicks(whole, op.piece ?? 0, op.pieces ?? 1);
}
