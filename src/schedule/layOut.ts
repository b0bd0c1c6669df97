import { assert } from "../base/assert";
import type { ProcessorIndex } from "../model/units";
import type { Plan } from "./plan";
import type { ScheduleColumns } from "./schedule";

/**
 * Columns of a plan in row order, all times 0 (not run yet). Rows that are views of one array, one behind the other, are not
 * copied: that array is the column of tasks. A task in two places is our bug. O(tasks).
 */
export function layOut(plan: Plan): ScheduleColumns {
  const { tasks, order } = plan;
  assert(tasks.length < 2 ** 31, `${tasks.length} tasks do not fit 32-bit ids`);
  const rowOffset = new Int32Array(order.length + 1);
  for (let p = 0; p < order.length; p++) rowOffset[p + 1] = rowOffset[p] + order[p].length;
  const count = rowOffset[order.length];
  const task = tasksInOrder(order, rowOffset);
  const position = new Int32Array(tasks.length);
  place(task, position);
  if (count < tasks.length) markAbsent(task, position);
  return { rowOffset, task, start: new Float64Array(count), end: new Float64Array(count), position };
}

/** The tasks of all rows: the array that the rows are views of, if it holds nothing else, or a copy. */
function tasksInOrder(order: readonly Int32Array[], rowOffset: Int32Array): Int32Array {
  const whole = order.find((row) => row.length > 0)?.buffer;
  if (whole !== undefined && areViewsOf(whole, order, rowOffset)) return new Int32Array(whole);
  const task = new Int32Array(rowOffset[order.length]);
  for (let p = 0; p < order.length; p++) task.set(order[p], rowOffset[p]);
  return task;
}

/** Whether rows lie one behind the other in a buffer that holds nothing else. */
function areViewsOf(whole: ArrayBufferLike, order: readonly Int32Array[], rowOffset: Int32Array): boolean {
  const { BYTES_PER_ELEMENT } = Int32Array;
  if (whole.byteLength !== rowOffset[order.length] * BYTES_PER_ELEMENT) return false;
  for (let p = 0; p < order.length; p++) {
    const row = order[p];
    if (row.length > 0 && (row.byteOffset !== rowOffset[p] * BYTES_PER_ELEMENT || row.buffer !== whole))
      return false;
  }
  return true;
}

/** Writes where each task stands. Positions are 0 before: filling them with −1 first would take as long as this does. */
function place(task: Int32Array, position: Int32Array): void {
  for (let at = 0; at < task.length; at++) {
    const id = task[at];
    const before = position[id];
    const isSecond = before === undefined || (task[before] === id && before !== at);
    if (isSecond) assert(false, `task ${id} is unknown or in two places of the plan`);
    position[id] = at;
  }
}

function markAbsent(task: Int32Array, position: Int32Array): void {
  for (let id = 0; id < position.length; id++) if (position[id] === 0 && task[0] !== id) position[id] = -1;
}

/** The row that holds a position, or an index into other columns in row order; `near` is a row to try first. O(1) for neighbours, else O(log rows). */
export function rowAt(rowOffset: Int32Array, position: number, near = 0): ProcessorIndex {
  for (let row = Math.max(0, near - 1); row <= near + 1 && row + 1 < rowOffset.length; row++)
    if (rowOffset[row] <= position && position < rowOffset[row + 1]) return row;
  let low = 0;
  let high = rowOffset.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (rowOffset[middle] <= position) low = middle;
    else high = middle;
  }
  return low;
}
