import type { StallIndex } from "../analysis/stallColumns";
import type { ProcessorIndex } from "../model/units";
import type { Position } from "../schedule/schedule";
import type { Viewport } from "./viewport";

/** First index in [low, high) whose value exceeds `x`; `high` if none. `column` does not decrease. O(log n). */
export function firstAbove(column: Float64Array | Int32Array, x: number, low: number, high: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (column[middle] > x) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** First index in [low, high) whose value is at least `x`; `high` if none. O(log n). */
export function firstAtLeast(column: Float64Array, x: number, low: number, high: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (column[middle] >= x) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** Processors foresee short walks better than halvings. */
const STEPS_BEFORE_GALLOP = 12;

/** The same as firstAbove, in time logarithmic in the distance from `low`: for walks that move a little at a time. */
export function gallopAbove(column: Float64Array, x: number, low: number, high: number): number {
  const near = Math.min(high, low + STEPS_BEFORE_GALLOP);
  let from = low;
  while (from < near && column[from] <= x) from++;
  if (from < near || from === high) return from;
  let step = 1;
  let probe = from;
  while (probe < high && column[probe] <= x) {
    from = probe + 1;
    probe += step;
    step *= 2;
  }
  return firstAbove(column, x, from, Math.min(probe, high));
}

/**
 * The same as firstAbove for `low` whose value does not exceed `x`, from a guess: where steps are about even, the answer is
 * next to the guess, and little memory is touched on the way. O(log of how far the guess is off).
 */
export function gallopFrom(
  column: Float64Array,
  x: number,
  guess: number,
  low: number,
  high: number,
): number {
  if (guess <= low || guess >= high) return gallopAbove(column, x, low, high);
  if (column[guess] <= x) return gallopAbove(column, x, guess + 1, high);
  let past = guess;
  let step = 1;
  let probe = guess - 1;
  while (probe > low && column[probe] > x) {
    past = probe;
    probe -= step;
    step *= 2;
  }
  return firstAbove(column, x, Math.max(low, probe), past);
}

/** Intervals in rows: tasks or stalls. */
export interface RowIntervals {
  readonly rowOffset: Int32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/** First of a row's intervals that ends after the viewport's left edge. */
export function firstVisible(intervals: RowIntervals, row: number, viewport: Viewport): number {
  return firstAbove(intervals.end, viewport.from, intervals.rowOffset[row], intervals.rowOffset[row + 1]);
}

/** One past the last of a row's intervals that starts before the viewport's right edge. */
export function pastVisible(intervals: RowIntervals, row: number, viewport: Viewport): number {
  return firstAtLeast(intervals.start, viewport.to, intervals.rowOffset[row], intervals.rowOffset[row + 1]);
}

/** Row that holds a task or a stall: the last whose offset is not beyond it. O(log rows). */
export function rowOfPosition(rowOffset: Int32Array, position: Position | StallIndex): ProcessorIndex {
  let from = 0;
  let to = rowOffset.length - 2;
  while (from < to) {
    const middle = (from + to + 1) >>> 1;
    if (rowOffset[middle] <= position) from = middle;
    else to = middle - 1;
  }
  return from;
}
