import type { BarrierGates, Gates } from "./gates";
import type { OpPlaces } from "./opPlaces";
import type { ScheduleColumns } from "./schedule";

/** The tasks at which a run has to look at its gates; the others have nothing to do with them. */
export interface GateMarks {
  /** 1 for those tasks, by position; empty without gates. */
  readonly marked: Uint8Array;
  /** Marked tasks that still keep a gate shut, by gate. */
  readonly unfinished: Int32Array;
}

/**
 * Marks, of each op and batch, the first task that passes a gate or the last one that keeps one shut: within a row nothing starts
 * or ends before what stands ahead of it. All of them where an op runs on several rows, or where there are several barriers. O(tasks).
 */
export function markGates(
  { count, barriers }: Gates,
  { row: rows }: OpPlaces,
  { task, position }: ScheduleColumns,
  microbatches: number,
): GateMarks {
  const marks = {
    marked: new Uint8Array(count === 0 ? 0 : task.length),
    unfinished: new Int32Array(count),
  };
  for (const barrier of barriers)
    for (let op = 0; op < rows.length; op++) {
      const isInOrder = rows[op] >= 0 && barriers.length === 1;
      const tasks = position.subarray(op * microbatches, (op + 1) * microbatches);
      if (barrier.waits[op]) markPassing(marks.marked, barrier.every, tasks, isInOrder);
      if (barrier.updates[op]) markClosing(marks, barrier, barrier.base[op], tasks, isInOrder);
    }
  return marks;
}

/** `tasks` holds the positions of an op's tasks. The first batch passes no gate. */
function markPassing(marked: Uint8Array, every: number, tasks: Int32Array, isInOrder: boolean): void {
  for (let batch = every; batch < tasks.length; batch += every) {
    let first = -1;
    for (let m = batch; m < batch + every && m < tasks.length; m++) {
      const at = tasks[m];
      if (at < 0) continue;
      if (!isInOrder) marked[at] = 1;
      else if (first < 0 || at < first) first = at;
    }
    if (first >= 0) marked[first] = 1;
  }
}

function markClosing(
  { marked, unfinished }: GateMarks,
  { every }: BarrierGates,
  firstGate: number,
  tasks: Int32Array,
  isInOrder: boolean,
): void {
  let gate = firstGate;
  for (let batch = 0; batch < tasks.length; batch += every, gate++) {
    let last = -1;
    for (let m = batch; m < batch + every && m < tasks.length; m++) {
      const at = tasks[m];
      if (at > last) last = at;
      if (isInOrder || at < 0) continue;
      marked[at] = 1;
      unfinished[gate]++;
    }
    if (!isInOrder || last < 0) continue;
    marked[last] = 1;
    unfinished[gate]++;
  }
}
