import type { Schedule } from "../schedule/schedule";

/** What each processor did with its time, by row. */
export interface RowTotals {
  /** Busy ticks. */
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
    for (let at = rowOffset[row]; at < rowOffset[row + 1]; at++) totals.busy[row] += end[at] - start[at];
    if (rowOffset[row + 1] > rowOffset[row])
      totals.span[row] = end[rowOffset[row + 1] - 1] - start[rowOffset[row]];
  }
  return totals;
}
