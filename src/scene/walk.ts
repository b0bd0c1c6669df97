import type { ProcessorIndex } from "../model/units";
import type { Position, ScheduleColumns } from "../schedule/schedule";
import { firstAbove, rowOfPosition } from "./visibleRange";

/** Where the keyboard goes from a task. */
export type Step = "next" | "previous" | "above" | "below" | "first" | "last";

/**
 * The task that `step` leads to from `position`, or `position` itself where there is none: along the row, to the row's ends,
 * or to the task that runs at the same time (else the nearest) in the next row above or below that has tasks.
 */
export function walk(columns: ScheduleColumns, position: Position, step: Step): Position {
  const { rowOffset, start, end } = columns;
  const row = rowOfPosition(rowOffset, position);
  switch (step) {
    case "next":
      return Math.min(position + 1, rowOffset[row + 1] - 1) as Position;
    case "previous":
      return Math.max(position - 1, rowOffset[row]) as Position;
    case "first":
      return rowOffset[row] as Position;
    case "last":
      return (rowOffset[row + 1] - 1) as Position;
    case "above":
    case "below": {
      const other = nextUsedRow(rowOffset, row, step === "above" ? -1 : 1);
      const near = other < 0 ? -1 : taskNear(columns, other, (start[position] + end[position]) / 2);
      return near === -1 ? position : near;
    }
  }
}

/** The task of `row` that runs at `ticks`, else the one nearest in time; −1 in an empty row. O(log n). */
export function taskNear(columns: ScheduleColumns, row: ProcessorIndex, ticks: number): Position | -1 {
  const { rowOffset, start, end } = columns;
  const first = rowOffset[row];
  const past = rowOffset[row + 1];
  if (first === past) return -1;
  const after = firstAbove(end, ticks, first, past);
  const isAfter =
    after < past &&
    (after === first || start[after] <= ticks || start[after] - ticks < ticks - end[after - 1]);
  return (isAfter ? after : after - 1) as Position;
}

function nextUsedRow(rowOffset: Int32Array, row: ProcessorIndex, direction: 1 | -1): ProcessorIndex {
  for (let r = row + direction; r >= 0 && r < rowOffset.length - 1; r += direction)
    if (rowOffset[r] < rowOffset[r + 1]) return r;
  return -1;
}
