import type { ScheduleColumns } from "../schedule/schedule";
import type { Scene } from "./scene";

/** More tasks than this do not slide: one could not follow them. */
const MOST_SLIDING = 500;

/**
 * The scene at `share` (0 to 1) of the way between two schedules, for boxes that slide to their new times. Undefined where
 * they cannot: other tasks, another order in some row, or too many. Overlays are the new scene's, and only from the end on.
 */
export function tween(from: Scene, to: Scene, share: number): Scene | undefined {
  if (!isSameOrder(from.tasks.columns, to.tasks.columns) || from.tasks.microbatches !== to.tasks.microbatches)
    return undefined;
  const mix = (a: number, b: number) => a + (b - a) * share;
  const mixed = (a: Float64Array, b: Float64Array) => a.map((value, i) => mix(value, b[i]));
  const columns: ScheduleColumns = {
    ...to.tasks.columns,
    start: mixed(from.tasks.columns.start, to.tasks.columns.start),
    end: mixed(from.tasks.columns.end, to.tasks.columns.end),
  };
  const makespan = mix(from.makespan, to.makespan);
  return {
    extent: { rows: to.extent.rows, ticks: mix(from.extent.ticks, to.extent.ticks) },
    makespan,
    tasks: { ...to.tasks, columns },
    behind: [],
    front: [],
  };
}

/** Equal rows of equal tasks: then boxes never pass each other, and every mix of the two is a schedule. */
function isSameOrder(a: ScheduleColumns, b: ScheduleColumns): boolean {
  return a.task.length <= MOST_SLIDING && isEqual(a.rowOffset, b.rowOffset) && isEqual(a.task, b.task);
}

function isEqual(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
