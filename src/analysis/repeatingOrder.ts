import { ALONE, pairRoles, SECOND_OF_PAIR } from "../schedule/pairRoles";
import type { Pairs } from "../schedule/plan";
import { rowsByPosition } from "../schedule/rowsByPosition";
import type { ScheduleColumns } from "../schedule/schedule";
import type { TaskTable } from "../tasks/taskTable";

/**
 * The part of a plan's orders that repeats: each row runs the same tasks again, `unit` microbatches further on, the same of
 * them as pairs; a pair is never cut.
 */
export interface RepeatingOrder {
  /** Microbatches in one repetition; the smallest for which every row repeats. */
  readonly unit: number;
  /** By row: position of the first task of one repetition. */
  readonly first: Int32Array;
  /** By row: tasks in a repetition; 0 in an unused row. */
  readonly length: Int32Array;
}

/** The columns that say who runs what in which order. */
export type OrderColumns = Pick<ScheduleColumns, "rowOffset" | "task" | "position">;

/** Units that fit the placement of tasks are tried up to this multiple of the smallest. */
const MOST_MULTIPLES = 8;
const MOST_UNITS = 1024;

/**
 * Finds the smallest multiple of `step` microbatches by which all rows repeat, each repetition followed at least `times`
 * times by itself; undefined if there is none. O(tasks) for each unit that fits the placement.
 */
export function findRepeatingOrder(
  tasks: TaskTable,
  columns: OrderColumns,
  step: number,
  times: number,
  pairs?: Pairs,
): RepeatingOrder | undefined {
  const roles = pairRoles(pairs, columns);
  const rowOf = rowsByPosition(columns.rowOffset);
  const largest = Math.min(MOST_UNITS * step, Math.floor(tasks.microbatches / (times + 1)));
  for (let unit = step, fitting = 0; unit <= largest && fitting < MOST_MULTIPLES; unit += step) {
    const length = tasksPerUnit(tasks, columns, rowOf, unit);
    if (length === undefined) continue;
    fitting++;
    const first = firstOfRows(tasks, columns, { unit, length, times, roles });
    if (first !== undefined) return { unit, first, length };
  }
  return undefined;
}

/** Tasks of `unit` microbatches by row, if microbatches that far apart are placed alike. */
function tasksPerUnit(
  tasks: TaskTable,
  { rowOffset, position }: OrderColumns,
  rowOf: Uint16Array,
  unit: number,
) {
  const { microbatches } = tasks;
  const rows = rowOffset.length - 1;
  const length = new Int32Array(rows);
  for (let base = 0; base < tasks.length; base += microbatches) {
    for (let m = 0; m < unit; m++) {
      const row = position[base + m] < 0 ? -1 : rowOf[position[base + m]];
      for (let later = m + unit; later < microbatches; later += unit) {
        const place = position[base + later];
        if ((place < 0 ? -1 : rowOf[place]) !== row) return undefined;
      }
      if (row >= 0) length[row]++;
    }
  }
  return length;
}

interface Repetition {
  readonly unit: number;
  readonly length: Int32Array;
  readonly times: number;
  /** See pairRoles. */
  readonly roles: Uint8Array | undefined;
}

/** Where each row's repeating part starts; undefined if some row has none. */
function firstOfRows(
  tasks: TaskTable,
  columns: OrderColumns,
  repetition: Repetition,
): Int32Array | undefined {
  const first = new Int32Array(repetition.length.length);
  for (let row = 0; row < first.length; row++) {
    const found = repetition.length[row] === 0 ? 0 : firstOfRow(tasks, columns, repetition, row);
    if (found === undefined) return undefined;
    first[row] = found;
  }
  return first;
}

/** Start of the longest run of tasks each followed, exactly one repetition later, by its own successor. */
function firstOfRow(tasks: TaskTable, columns: OrderColumns, repetition: Repetition, row: number) {
  const { microbatches } = tasks;
  const { task, position, rowOffset } = columns;
  const length = repetition.length[row];
  const roleAt = (at: number) => repetition.roles?.[at] ?? ALONE;
  let best = 0;
  let start = 0;
  let run = 0;
  for (let at = rowOffset[row]; at < rowOffset[row + 1]; at++) {
    const inside = (task[at] % microbatches) + repetition.unit < microbatches;
    const follows = inside && position[task[at] + repetition.unit] === at + length;
    run = follows && roleAt(at) === roleAt(at + length) ? run + 1 : 0;
    if (run === 1 && roleAt(at) === SECOND_OF_PAIR) run = 0;
    if (run <= best) continue;
    best = run;
    start = at - run + 1;
  }
  const believed = best >= repetition.times * length;
  return believed && isComplete(tasks, columns.task, start, length, repetition.unit) ? start : undefined;
}

/** Whether these tasks are distinct modulo the unit, so that a repetition holds each of the row's tasks once. */
function isComplete(
  tasks: TaskTable,
  task: Int32Array,
  start: number,
  length: number,
  unit: number,
): boolean {
  const seen = new Set<number>();
  for (let at = start; at < start + length; at++) {
    const microbatch = task[at] % tasks.microbatches;
    seen.add(task[at] - microbatch + (microbatch % unit));
  }
  return seen.size === length;
}
