import type { CellPlace } from "../order";
import type { Comparison } from "./compareOrders";

/** A cell that is not where the nearest order has it. */
export interface OrderDifference extends CellPlace {
  /** The task that the nearest order has at this place of the row; absent behind its end. */
  readonly expected?: string;
  readonly found: string;
}

/** More are not told. */
const MOST_TOLD = 8;

/** The first cells that have moved, row by row; `textOf` writes a code, which comes from this cell of the row. */
export function differencesOf(
  { rows }: Comparison,
  textOf: (code: number, row: number, cell: number) => string,
): readonly OrderDifference[] {
  const told: OrderDifference[] = [];
  rows.forEach(({ found, expected, kept }, row) => {
    if (kept === undefined) return;
    for (let at = 0; at < kept.length && told.length < MOST_TOLD; at++) {
      if (kept[at] === 1) continue;
      const cell = found.cells[at];
      const here = { row, cell, found: textOf(found.codes[at], row, cell) };
      const isInside = at < expected.codes.length;
      told.push(isInside ? { ...here, expected: textOf(expected.codes[at], row, cell) } : here);
    }
  });
  return told;
}
