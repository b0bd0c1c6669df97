import { advanceRow } from "./advanceRow";
import type { Run } from "./run";
import { hang, takeReady, wake } from "./waiters";

/**
 * Takes ready rows one after the other and runs each until its next task waits; then hangs it on the row or gate it waits
 * for, and wakes those that waited for it. The loop over the tasks of a plain row is the hot one, about 10 ns a task and as
 * much for waking: it calls nothing, since with a call in it the engine reads every column's address anew for each task. A
 * producer is first looked for as far off as the one before, in its row, which is in the cache: mostly two rows go on at one
 * pace.
 */
export function advanceAll(run: Run): void {
  const { columns, microbatches, cursor, waiters } = run;
  const { rowOffset, task, start, end, position } = columns;
  const pause = firstMarks(run);
  const { base, row: maker, carried, duration, plain } = run.single;
  const count = task.length;
  /** How far off the last producer stood, by op. */
  const shift = new Int32Array(base.length);
  for (let row = takeReady(waiters); row >= 0; row = takeReady(waiters)) {
    if (plain[row] === 0) advanceRow(run, row, rowOffset[row + 1]);
    else {
      const begin = rowOffset[row];
      const stop = pause[row];
      let at = cursor[row];
      let now = at > begin ? end[at - 1] : 0;
      let awaited = -1;
      let awaitedRow = -1;
      for (; at < stop; at++) {
        const op = (task[at] / microbatches) | 0;
        const toFirst = base[op];
        if (toFirst >= 0) {
          const wanted = toFirst + task[at] - op * microbatches;
          let producer = at + shift[op];
          if (producer >= count || task[producer] !== wanted) {
            producer = position[wanted];
            shift[op] = producer - at;
          }
          const from = maker[op];
          if (producer >= cursor[from]) {
            awaited = producer;
            awaitedRow = from;
            break;
          }
          const arrival = end[producer] + carried[op];
          if (arrival > now) now = arrival;
        }
        start[at] = now;
        now += duration[op];
        end[at] = now;
      }
      cursor[row] = at;
      if (at < stop) hang(waiters, row, awaitedRow, awaited);
      else if (at < rowOffset[row + 1]) passMark(run, pause, row);
    }
    if (waiters.first[row] >= 0) wake(waiters, row, cursor[row]);
  }
}

/** Where plain rows stop first to look at their gates, or end; by row. */
function firstMarks({ columns, marked, cursor }: Run): Int32Array {
  if (marked.length === 0) return columns.rowOffset.subarray(1);
  return cursor.map((begin, row) => nextMark(marked, begin, columns.rowOffset[row + 1]));
}

/** The first marked position from `at` on, `stop` if there is none before. */
function nextMark(marked: Uint8Array, at: number, stop: number): number {
  let next = at;
  while (next < stop && marked[next] === 0) next++;
  return next;
}

/** Runs the marked task that a plain row stands at; unless that waits, the row goes on. */
function passMark(run: Run, pause: Int32Array, row: number): void {
  const { columns, marked, cursor, waiters } = run;
  advanceRow(run, row, pause[row] + 1);
  if (cursor[row] === pause[row]) return;
  pause[row] = nextMark(marked, cursor[row], columns.rowOffset[row + 1]);
  waiters.ready[waiters.size++] = row;
}
