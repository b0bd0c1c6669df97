import { rowsByPosition } from "../schedule/rowsByPosition";
import type { ScheduleColumns } from "../schedule/schedule";
import type { TaskTable } from "../tasks/taskTable";
import type { MinibatchRange } from "./staleness";

/** The part of a run that repeats: minibatch m + shift does everything `ticks` later than m, on the same processors. */
export interface SteadyTrace extends MinibatchRange {
  /** Minibatches in a repetition. */
  readonly shift: number;
  /** How much later a repetition is than the one before. */
  readonly ticks: number;
}

/** Repetitions of this many units are looked for: a trace may need several to come back to where it was. */
const MOST_UNITS = 16;

/**
 * Finds the longest part of a trace that repeats by a multiple of `unit` minibatches, the smallest multiple first;
 * undefined if there is none. To repeat, everything that can still hold up another minibatch must come again: `reach` says
 * how many minibatches that goes back, see reachOf. O(tasks) for each multiple tried, less where it fails early.
 */
export function findSteadyTrace(
  tasks: TaskTable,
  columns: ScheduleColumns,
  unit: number,
  reach: number,
): SteadyTrace | undefined {
  const rows = rowsByPosition(columns.rowOffset);
  const largest = Math.min(Math.floor(tasks.microbatches / 2), MOST_UNITS * unit);
  for (let shift = unit; shift <= largest; shift += unit) {
    const atLeast = shift + reach;
    const delays = delaysBetween(tasks, columns, rows, shift, atLeast);
    const found = delays && longestConstant(delays, shift, atLeast);
    if (found) return found;
  }
  return undefined;
}

/** Of a minibatch of which no task was seen yet. */
const UNKNOWN = Number.NEGATIVE_INFINITY;

/**
 * How much later minibatch m + shift does everything, by m; NaN where it is not one delay. Undefined as soon as no delay
 * can hold for `atLeast` minibatches in a row: most shifts fail within a few ops.
 */
function delaysBetween(
  tasks: TaskTable,
  columns: ScheduleColumns,
  rows: Uint16Array,
  shift: number,
  atLeast: number,
) {
  const { microbatches, length } = tasks;
  const { position, start, end } = columns;
  const delays = new Float64Array(microbatches - shift).fill(UNKNOWN);
  for (let base = 0; base < length; base += microbatches) {
    for (let m = 0; m < delays.length; m++) {
      const here = position[base + m];
      const there = position[base + m + shift];
      if (here >= 0 && there >= 0 && rows[here] === rows[there]) {
        const delay = start[there] - start[here];
        const known = delays[m] === UNKNOWN || delays[m] === delay;
        delays[m] = known && end[there] - end[here] === delay ? delay : Number.NaN;
      } else if (here >= 0 || there >= 0) delays[m] = Number.NaN;
    }
    if (longestPossible(delays) < atLeast) return undefined;
  }
  return delays;
}

/** The longest run of one delay that there can be, whatever the unknown delays turn out to be. */
function longestPossible(delays: Float64Array): number {
  let longest = 0;
  let run = 0;
  let unknown = 0; // at the end of the run
  let known = Number.NaN;
  for (const delay of delays) {
    if (delay === UNKNOWN) {
      run++;
      unknown++;
    } else {
      run = Number.isNaN(delay) ? 0 : delay === known || run === unknown ? run + 1 : unknown + 1;
      unknown = 0;
      known = delay;
    }
    if (run > longest) longest = run;
  }
  return longest;
}

/** The longest run of one delay, if it covers at least so many minibatches. */
function longestConstant(delays: Float64Array, shift: number, atLeast: number): SteadyTrace | undefined {
  let best = 0;
  let last = 0;
  for (let m = 0, run = 0; m < delays.length; m++) {
    run = m > 0 && delays[m] === delays[m - 1] ? run + 1 : delays[m] >= 0 ? 1 : 0;
    if (run <= best) continue;
    best = run;
    last = m;
  }
  if (best < atLeast) return undefined;
  return { first: last - best + 1, last: last + shift, shift, ticks: delays[last] };
}
