import { rowAt } from "../schedule/layOut";
import type { Position } from "../schedule/schedule";
import { freeAfter, type TimedTasks } from "../schedule/wait";
import { LatestInputs } from "./latestInputs";

/**
 * Positions of a chain of tasks that explains the makespan, first to last: from the task that ends last back to one that
 * starts at 0, each time to what it started after: the task before it on its processor if that ended just then, else the
 * input that arrived last. Of a pair, it holds the task whose result the next one needs. O(rows + path · inputs of a task).
 */
export function criticalPath(timed: TimedTasks): Int32Array {
  const { rowOffset, task } = timed.columns;
  const inputs = new LatestInputs(timed);
  const path = new Int32Array(task.length);
  let first = path.length;
  let row = 0;
  for (let at = lastToEnd(timed); at !== -1; at = startedAfter(timed, at, row, inputs)) {
    path[--first] = at;
    row = rowAt(rowOffset, at, row);
  }
  return path.slice(first);
}

/** The task that ends last, of several the first; rows end with it or with tasks that end at the same time. */
function lastToEnd({ columns: { rowOffset, end } }: TimedTasks): Position | -1 {
  let last = -1;
  for (let row = 0; row + 1 < rowOffset.length; row++) {
    let at = rowOffset[row + 1] - 1;
    if (at < rowOffset[row] || (last >= 0 && end[at] <= end[last])) continue;
    while (at > rowOffset[row] && end[at - 1] === end[at]) at--;
    last = at;
  }
  return last as Position | -1;
}

/** What held a task of a row up; −1 if nothing did. */
function startedAfter(timed: TimedTasks, at: Position, row: number, inputs: LatestInputs): Position | -1 {
  const { rowOffset, start } = timed.columns;
  if (start[at] === 0) return -1;
  const block = inputs.firstOfBlock(at);
  const before = (block === rowOffset[row] ? -1 : block - 1) as Position | -1;
  const free = before === -1 ? 0 : freeAfter(timed, before);
  if (before !== -1 && free === start[at]) return before;
  inputs.read(at, row);
  return before !== -1 && free > inputs.arrival ? before : inputs.position;
}
