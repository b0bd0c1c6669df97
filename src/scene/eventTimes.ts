import type { ScheduleColumns } from "../schedule/schedule";
import { firstAbove, firstAtLeast } from "./visibleRange";

/** The first moment after `ticks` at which a task of any of the schedules starts or ends; undefined if none. O(rows · log n). */
export function nextEvent(schedules: readonly ScheduleColumns[], ticks: number): number | undefined {
  let nearest: number | undefined;
  for (const { rowOffset, start, end } of schedules)
    for (let row = 0; row + 1 < rowOffset.length; row++)
      for (const column of [start, end]) {
        const at = firstAbove(column, ticks, rowOffset[row], rowOffset[row + 1]);
        if (at < rowOffset[row + 1] && (nearest === undefined || column[at] < nearest)) nearest = column[at];
      }
  return nearest;
}

/** The last moment before `ticks` at which a task of any of the schedules starts or ends; undefined if none. */
export function previousEvent(schedules: readonly ScheduleColumns[], ticks: number): number | undefined {
  let nearest: number | undefined;
  for (const { rowOffset, start, end } of schedules)
    for (let row = 0; row + 1 < rowOffset.length; row++)
      for (const column of [start, end]) {
        const at = firstAtLeast(column, ticks, rowOffset[row], rowOffset[row + 1]) - 1;
        if (at >= rowOffset[row] && (nearest === undefined || column[at] > nearest)) nearest = column[at];
      }
  return nearest;
}
