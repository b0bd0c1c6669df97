import type { Schedule } from "../schedule/schedule";

/** What each processor did with its time, by row. */
export interface RowTotals {
  /** Busy ticks; a moment with two tasks at once counts once. */
  readonly busy: Float64Array;
  /** From its first start to its last end; 0 in an unused row. */
  readonly span: Float64Array;
}

/** Adds up every row. O(tasks). */
export function rowTotals({ columns }: Schedule): RowTotals {
  const { rowOffset, start, end } = columns;
  const rows = rowOffset.length - 1;
  const totals = { busy: new Float64Array(rows), span: new Float64Array(rows) };
  for (let row = 0; row < rows; row++) {
    const past = rowOffset[row + 1];
    let busy = 0;
    let free = 0;
    for (let at = rowOffset[row]; at < past; at++) {
      busy += end[at] - Math.max(start[at], free);
      free = end[at];
    }
    totals.busy[row] = busy;
    if (past > rowOffset[row]) totals.span[row] = free - start[rowOffset[row]];
  }
  return totals;
}
