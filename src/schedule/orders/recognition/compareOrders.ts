import type { CodedOrder } from "./codedOrder";
import { type JoinedRow, joinBackwards } from "./joinBackwards";
import { keptInOrder } from "./keptInOrder";

/** How far one order is from another. */
export interface Comparison {
  /** Cells that must move to or away from their row, or within it. */
  readonly moves: number;
  readonly rows: readonly ComparedRow[];
}

/** A row of both orders. */
export interface ComparedRow {
  readonly found: JoinedRow;
  readonly expected: JoinedRow;
  /** 1 for each code of `found` that stays; absent where the rows are equal. */
  readonly kept?: Uint8Array;
}

/**
 * Compares rows code by code; undefined as soon as it is sure to take more than `most` moves. O(tasks), times their logarithm in
 * rows that differ.
 */
export function compareOrders(order: CodedOrder, other: CodedOrder, most: number): Comparison | undefined {
  const rows: ComparedRow[] = [];
  let moves = 0;
  for (let r = 0; r < order.rows.length; r++) {
    const found = joinBackwards(order, other, r);
    const expected = joinBackwards(other, order, r);
    if (isEqual(found.codes, expected.codes)) {
      rows.push({ found, expected });
      continue;
    }
    if (moves === most) return undefined;
    const kept = keptInOrder(placesIn(expected.codes, found.codes));
    moves += Math.max(found.codes.length, expected.codes.length) - kept.reduce((sum, one) => sum + one, 0);
    if (moves > most) return undefined;
    rows.push({ found, expected, kept });
  }
  return { moves, rows };
}

/** Where each code stands in another row; −1 where it does not. */
function placesIn(row: Int32Array, codes: Int32Array): Int32Array {
  const place = new Map<number, number>();
  for (let at = 0; at < row.length; at++) if (row[at] >= 0) place.set(row[at], at);
  return codes.map((code) => place.get(code) ?? -1);
}

function isEqual(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] || a[i] < 0) return false;
  return true;
}
