import type { Position } from "../schedule/schedule";
import { firstOfBlock, freeAfter, latestInput, type TimedTasks } from "../schedule/wait";

/**
 * Positions of a chain of tasks that explains the makespan, first to last: from the task that ends last back to one that
 * starts at 0, each time to what it started after: the task before it on its processor if that ended just then, else the
 * input that arrived last. Of a pair, it holds the task whose result the next one needs. O(path · inputs of a task).
 */
export function criticalPath(timed: TimedTasks): Int32Array {
  const { rowOffset, end } = timed.columns;
  const firstOfRow = new Set(rowOffset);
  const path: Position[] = [];
  for (let at = lastToEnd(end); at !== -1; ) {
    path.push(at);
    const first = firstOfBlock(timed, at);
    at = startedAfter(timed, at, firstOfRow.has(first) ? -1 : ((first - 1) as Position));
  }
  return Int32Array.from(path.reverse());
}

function lastToEnd(end: Float64Array): Position | -1 {
  let last = end.length === 0 ? -1 : 0;
  for (let at = 1; at < end.length; at++) if (end[at] > end[last]) last = at;
  return last as Position | -1;
}

/** What held a task up; −1 if nothing did. `before` is the task before it on its processor, −1 if it is the first. */
function startedAfter(timed: TimedTasks, at: Position, before: Position | -1): Position | -1 {
  const { start } = timed.columns;
  if (start[at] === 0) return -1;
  const free = before === -1 ? 0 : freeAfter(timed, before);
  if (before !== -1 && free === start[at]) return before;
  const input = latestInput(timed, at);
  return before !== -1 && free > input.arrival ? before : input.position;
}
