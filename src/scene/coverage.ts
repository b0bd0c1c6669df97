import type { TaskMarks } from "./scene";
import type { Viewport } from "./viewport";
import { firstAbove, gallopAbove } from "./visibleRange";

/** Which part of each pixel's time every kind of task takes: one row of a chart too dense for boxes. */
export interface Coverage {
  /** By kind code; 0 to 1 by pixel. */
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
  for (const share of out.share) share.fill(0, 0, width);
  let index = firstAbove(end, from, first, past);
  for (let x = 0; x < width; ) {
    const left = from + x * step;
    index = gallopAbove(end, left, index, past);
    if (index === past) {
      out.solid.fill(IDLE, x, width);
      return;
    }
    const change = start[index] > left ? start[index] : end[index];
    const until = Math.min(width, Math.floor((change - from) / step));
    if (until > x) {
      if (start[index] > left) out.solid.fill(IDLE, x, until);
      else fillRun(tasks, { first, index, next: index, past }, x, until, out);
      x = until;
      continue;
    }
    const right = left + step;
    const next = gallopAbove(end, right, index, past);
    mixPixel(tasks, { first, index, next, past }, left, right, x, out);
    index = next;
    x++;
  }
}

/** Pixels [x, until) lie inside one task, or inside two that run as a pair and share them. */
function fillRun(
  tasks: TaskMarks,
  at: PixelTasks,
  x: number,
  until: number,
  { share, solid }: Coverage,
): void {
  const weight = weightOf(tasks, at, at.index);
  solid.fill(weight === 1 ? kindAt(tasks, at.index) : MIXED, x, until);
  for (let i = at.index; i < at.index + 1 / weight; i++) {
    const column = share[kindAt(tasks, i)];
    for (let pixel = x; pixel < until; pixel++) column[pixel] += weight;
  }
}

interface PixelTasks {
  /** The row's first task. */
  readonly first: number;
  /** First task that ends after the pixel's left border. */
  readonly index: number;
  /** First task that ends after its right border. */
  readonly next: number;
  /** One past the row's last task. */
  readonly past: number;
}

function mixPixel(
  tasks: TaskMarks,
  at: PixelTasks,
  left: number,
  right: number,
  x: number,
  { share, solid }: Coverage,
): void {
  const { first, index, next, past } = at;
  const { start } = tasks.columns;
  const scale = 1 / (right - left);
  solid[x] = MIXED;
  if (next > index)
    for (const kind of tasks.kindsUsed) {
      const sums = tasks.busySums[kind];
      share[kind][x] = (sums[next - 1] - (index > first ? sums[index - 1] : 0)) * scale;
    }
  for (let i = index; i < next && start[i] < left; i++)
    share[kindAt(tasks, i)][x] -= (left - start[i]) * weightOf(tasks, at, i) * scale;
  for (let i = next; i < past && start[i] < right; i++)
    share[kindAt(tasks, i)][x] += (right - Math.max(start[i], left)) * weightOf(tasks, at, i) * scale;
}

function kindAt(tasks: TaskMarks, position: number): number {
  return tasks.kindOfOp[Math.floor(tasks.columns.task[position] / tasks.microbatches)];
}

/** Half for each of two tasks that run as an overlapped pair. */
function weightOf({ columns }: TaskMarks, { first, past }: PixelTasks, position: number): number {
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
