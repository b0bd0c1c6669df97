import { OP_KINDS } from "../../../tasks/op";
import { ranksOf } from "../../notation";
import type { Plan } from "../../plan";
import {
  ACTIVATION_GRADIENT,
  BACKWARD,
  readTaskCell,
  type TaskCell,
  WEIGHT_GRADIENT,
  WHOLE,
} from "../taskCell";

/** What numbers an order may hold. */
export interface OrderSize {
  /** Rows, unused ones too. */
  readonly processors: number;
  readonly stages: number;
  /** Of one batch. */
  readonly microbatches: number;
  readonly batches: number;
}

/** An order as numbers, for comparing. A task's code is key · 4 + kind; its key is (microbatch · pieces + piece) · stages + stage. */
export interface CodedOrder {
  /** By row, first to last: codes of tasks; updates have codes beyond all tasks', and −1 is what no other order can have. */
  readonly rows: readonly Int32Array[];
  /** By row: index of the cell that a code comes from. */
  readonly cells: readonly Int32Array[];
  /** By key: how the backward is written. */
  readonly backward: Uint8Array;
  readonly pieces: number;
  /** Overlapped pairs in all rows. */
  readonly pairs: number;
}

/** How a backward stands in its row. */
export const APART = 0;
export const FUSED = 1;
/** Activation gradient, then at once its weight gradient. */
const ADJACENT = 2;

/** Codes for one key. */
export const KINDS = OP_KINDS.length;

/** Reads cells as `ranksOf` writes them. O(cells). */
export function codeRanks(ranks: readonly (readonly string[])[], size: OrderSize): CodedOrder {
  const cell: TaskCell = { kind: 0, stage: 0, microbatch: 0, piece: -1, part: -1, share: WHOLE };
  const pieces = piecesIn(ranks, cell);
  const keys = size.microbatches * size.batches * pieces * size.stages;
  let pairs = 0;
  const codeOf = (text: string) => {
    const known =
      readTaskCell(text, 0, text.length, false, cell) &&
      cell.part < 0 &&
      cell.stage < size.stages &&
      cell.microbatch < size.microbatches * size.batches;
    if (!known) return -1;
    return (
      ((cell.microbatch * pieces + Math.max(0, cell.piece)) * size.stages + cell.stage) * KINDS + cell.kind
    );
  };
  const rows: Int32Array[] = [];
  const cells: Int32Array[] = [];
  for (const rank of ranks) {
    const codes: number[] = [];
    const from: number[] = [];
    let updates = 0;
    rank.forEach((text, at) => {
      const isPair = text.startsWith("(");
      if (isPair) pairs++;
      for (const task of isPair ? text.slice(1, -1).split(";") : [text]) {
        codes.push(task === "U" ? keys * KINDS + updates++ : codeOf(task));
        from.push(at);
      }
    });
    rows.push(Int32Array.from(codes));
    cells.push(Int32Array.from(from));
  }
  return { rows, cells, pieces, pairs, backward: backwardsOf(rows, keys) };
}

/** A plan of that size as numbers; undefined if it has other stages or pieces. O(tasks). */
export function codePlan(plan: Plan, size: OrderSize, pieces: number): CodedOrder | undefined {
  const { graph, microbatches } = plan.tasks;
  if (graph.stages !== size.stages || graph.ops.some((op) => (op.pieces ?? 1) !== pieces)) return undefined;
  if (plan.updateEvery !== undefined) return codeRanks(ranksOf(plan), size);
  const kindOf = graph.ops.map((op) => (op.parts > 1 ? -1 : OP_KINDS.indexOf(op.kind)));
  const rows = plan.order.map((row) =>
    row.map((task) => {
      const op = Math.floor(task / microbatches);
      const m = task - op * microbatches;
      const { stage, piece = 0 } = graph.ops[op];
      return kindOf[op] < 0 ? -1 : ((m * pieces + piece) * size.stages + stage) * KINDS + kindOf[op];
    }),
  );
  const cells = rows.map((row) => row.map((_, at) => at));
  const pairs = plan.pairs?.first.length ?? 0;
  return { rows, cells, pieces, pairs, backward: backwardsOf(rows, microbatches * pieces * size.stages) };
}

function piecesIn(ranks: readonly (readonly string[])[], cell: TaskCell): number {
  let pieces = 1;
  for (const rank of ranks)
    for (const text of rank)
      if (text.includes(".") && readTaskCell(text, 0, text.length, false, cell))
        pieces = Math.max(pieces, cell.piece + 1);
  return pieces;
}

function backwardsOf(rows: readonly Int32Array[], keys: number): Uint8Array {
  const backward = new Uint8Array(keys);
  for (const row of rows)
    for (let at = 0; at < row.length; at++) {
      const kind = row[at] % KINDS;
      if (row[at] < 0 || row[at] >= keys * KINDS) continue;
      if (kind === BACKWARD) backward[(row[at] - kind) / KINDS] = FUSED;
      else if (kind === ACTIVATION_GRADIENT && row[at + 1] === row[at] - kind + WEIGHT_GRADIENT)
        backward[(row[at] - kind) / KINDS] = ADJACENT;
    }
  return backward;
}
