import type { TaskMarks } from "./scene";
import type { Viewport } from "./viewport";
import { firstAbove, gallopFrom } from "./visibleRange";

/** Which part of each pixel's time every kind of task takes: one row of a chart too dense for boxes. */
export interface Coverage {
  /** By kind code; 0 to 1 by pixel. Valid where `solid` is MIXED. */
  readonly share: readonly Float32Array[];
  /** Kind code where one kind fills the pixel, IDLE where nothing runs in it, MIXED elsewhere. */
  readonly solid: Int8Array;
}

export const IDLE = -1;
export const MIXED = -2;
const KINDS = 4;

/** Room for `width` pixels; reused from row to row. */
export function makeCoverage(width: number): Coverage {
  return {
    share: Array.from({ length: KINDS }, () => new Float32Array(width)),
    solid: new Int8Array(width),
  };
}

/**
 * The exact time-weighted mix of kinds in each of `width` pixels of a row: sums over whole tasks come from prefix sums,
 * only tasks that cross a pixel's border are looked at. O(width · log(tasks per pixel)), whatever the schedule's size.
 */
export function coverRow(
  tasks: TaskMarks,
  row: number,
  viewport: Viewport,
  width: number,
  out: Coverage,
): void {
  const { rowOffset, start, end } = tasks.columns;
  const first = rowOffset[row];
  const past = rowOffset[row + 1];
  const { from } = viewport;
  const step = (viewport.to - from) / width;
  const { solid } = out;
  clearUnused(tasks, width, out);
  let index = firstAbove(end, from, first, past);
  let ended = 0; // tasks that end within the pixel before: about as many end in this one
  for (let x = 0; x < width; ) {
    const left = from + x * step;
    while (index < past && end[index] <= left) index++;
    if (index === past) {
      solid.fill(IDLE, x, width);
      return;
    }
    const starts = start[index];
    const change = starts > left ? starts : end[index];
    if (change >= left + step) {
      const until = Math.max(x + 1, Math.min(width, Math.floor((change - from) / step)));
      if (starts > left) solid.fill(IDLE, x, until);
      else fillRun(tasks, index, past, x, until, out);
      x = until;
      continue;
    }
    const next = gallopFrom(end, left + step, index + ended, index, past);
    solid[x] = MIXED;
    sumWhole(tasks, first, index, next, x, 1 / step, out);
    cutBorders(tasks, first, index, next, past, x, left, step, out);
    ended = next - index;
    index = next;
    x++;
  }
}

/** Least share of a mixed pixel's color that a stall in it keeps. */
const LEAST_STALL = 1 / 16;
/** Shares are rounded by less than this. */
const ROUNDED = 1e-6;

/**
 * Lets stalls far narrower than a pixel be seen: where a mixed pixel is idle for less than a sixteenth of its time, but not
 * for none, its kinds give way in proportion. For pictures that show stalls; the others keep the exact mix. `busiest` is the
 * share above which a pixel counts as wholly busy. O(width).
 */
export function keepStalls(
  { kindsUsed }: TaskMarks,
  width: number,
  { share, solid }: Coverage,
  busiest = 1 - ROUNDED,
): void {
  for (let x = 0; x < width; x++) {
    if (solid[x] !== MIXED) continue;
    let busy = 0;
    for (let k = 0; k < kindsUsed.length; k++) busy += share[kindsUsed[k]][x];
    if (busy <= 1 - LEAST_STALL || busy >= busiest) continue;
    const kept = (1 - LEAST_STALL) / busy;
    for (let k = 0; k < kindsUsed.length; k++) share[kindsUsed[k]][x] *= kept;
  }
}

/** Writes nothing for the kinds that a chart does not have: the room may hold another chart's. */
export function clearUnused({ kindsUsed }: TaskMarks, width: number, { share }: Coverage): void {
  for (let kind = 0; kind < KINDS; kind++) if (!kindsUsed.includes(kind)) share[kind].fill(0, 0, width);
}

/** Pixels [x, until) lie inside one task, or inside two that run as a pair and share them. */
function fillRun(
  tasks: TaskMarks,
  index: number,
  past: number,
  x: number,
  until: number,
  { share, solid }: Coverage,
): void {
  if (!tasks.hasPairs || !isPair(tasks.columns, index, past)) {
    const kind = kindAt(tasks, index);
    for (let pixel = x; pixel < until; pixel++) solid[pixel] = kind; // calling fill() takes longer than a few pixels
    return;
  }
  solid.fill(MIXED, x, until);
  for (const column of share) column.fill(0, x, until);
  for (const half of [index, index + 1]) {
    const column = share[kindAt(tasks, half)];
    for (let pixel = x; pixel < until; pixel++) column[pixel] += 0.5;
  }
}

/** Everything that tasks [index, next) do, as if they lay in the pixel as a whole. */
function sumWhole(
  { kindsUsed, busySums }: TaskMarks,
  first: number,
  index: number,
  next: number,
  x: number,
  scale: number,
  { share }: Coverage,
): void {
  for (let k = 0; k < kindsUsed.length; k++) {
    const kind = kindsUsed[k];
    if (next === index) share[kind][x] = 0;
    else
      share[kind][x] = (busySums[kind][next - 1] - (index > first ? busySums[kind][index - 1] : 0)) * scale;
  }
}

/** Takes off what lies left of the pixel, adds what reaches in from the right. */
function cutBorders(
  tasks: TaskMarks,
  first: number,
  index: number,
  next: number,
  past: number,
  x: number,
  left: number,
  step: number,
  { share }: Coverage,
): void {
  const { start } = tasks.columns;
  const right = left + step;
  for (let i = index; i < next && start[i] < left; i++)
    share[kindAt(tasks, i)][x] -= ((left - start[i]) * weightOf(tasks, i, first, past)) / step;
  for (let i = next; i < past && start[i] < right; i++)
    share[kindAt(tasks, i)][x] +=
      ((right - Math.max(start[i], left)) * weightOf(tasks, i, first, past)) / step;
}

function kindAt(tasks: TaskMarks, position: number): number {
  return tasks.kindOfOp[(tasks.columns.task[position] / tasks.microbatches) | 0];
}

/** Half for each of two tasks that run as an overlapped pair. */
function weightOf({ columns, hasPairs }: TaskMarks, position: number, first: number, past: number): number {
  if (!hasPairs) return 1;
  return isPair(columns, position, past) || (position > first && isPair(columns, position - 1, past))
    ? 0.5
    : 1;
}

/** True if the tasks at `position` and after it share one interval: an overlapped pair. `past` ends their row. */
export function isPair({ start, end }: TaskMarks["columns"], position: number, past: number): boolean {
  return (
    position + 1 < past &&
    start[position] === start[position + 1] &&
    end[position] === end[position + 1] &&
    start[position] < end[position]
  );
}

/** True if any row has an overlapped pair. O(tasks). */
export function hasPairs(columns: TaskMarks["columns"]): boolean {
  const { rowOffset } = columns;
  for (let row = 0; row + 1 < rowOffset.length; row++)
    for (let i = rowOffset[row]; i < rowOffset[row + 1]; i++)
      if (isPair(columns, i, rowOffset[row + 1])) return true;
  return false;
}
