import { type Coverage, clearUnused, IDLE, isPair, MIXED } from "./coverage";
import type { TaskMarks } from "./scene";
import type { Viewport } from "./viewport";

/**
 * Busy time sampled at even moments, for the frames of a gesture: where many tasks share a pixel, reading two samples is
 * several times as fast as finding the tasks at its borders, and off by a few percent of the pixel at most. It is made in
 * pieces, at rest or else during a gesture. Settled frames use coverRow, which is exact.
 */
export interface CoverageGrid {
  /** Samples in a row, less one. */
  readonly bins: number;
  readonly ticksPerBin: number;
  /** By row, once made. */
  readonly rows: (RowSamples | undefined)[];
}

/**
 * Busy time up to each sample, in bins: sample · kindsUsed + kind. Every level has one sample for COARSER of the one before
 * it, so that the samples of neighbouring pixels are neighbours in memory at any zoom.
 */
type RowSamples = readonly Float32Array[];

const COARSER = 4;
const FEWEST_BINS = 2048;

/** Samples of a row and of all rows together. */
const MOST_BINS = 2 ** 16;
const MOST_SAMPLES = 2 ** 22;
/** Samples per task of the longest row, about. */
const BINS_PER_TASK = 2;
/** A pixel, or a column of some, covers at least as many bins, else the exact way is taken. */
const BINS_PER_PIXEL = 4;
/** Tasks that are sampled in one piece, and pieces in one frame of a gesture. */
const TASKS_PER_PIECE = 20_000;
const PIECES_PER_FRAME = 2;

/** A grid with what is left to make of it. */
interface Making {
  readonly grid: CoverageGrid;
  readonly pieces: Iterator<void>;
}

const grids = new WeakMap<TaskMarks, Making>();

/** The grid of a schedule, with a little more made at each call; undefined where pixels are too short for it. */
export function coverageGrid(
  tasks: TaskMarks,
  extentTicks: number,
  ticksPerPixel: number,
): CoverageGrid | undefined {
  const { grid, pieces } = makingOf(tasks, extentTicks);
  if (ticksPerPixel < grid.ticksPerBin * BINS_PER_PIXEL) return undefined;
  for (let piece = 0; piece < PIECES_PER_FRAME; piece++) pieces.next();
  return grid;
}

/** Makes a piece of the grid that gestures will read, if pixels are ever so long that they do; true if there is more. */
export function prepareGrid(tasks: TaskMarks, extentTicks: number, mostTicksPerPixel: number): boolean {
  const { grid, pieces } = makingOf(tasks, extentTicks);
  return mostTicksPerPixel >= grid.ticksPerBin * BINS_PER_PIXEL && pieces.next().done !== true;
}

function makingOf(tasks: TaskMarks, extentTicks: number): Making {
  const known = grids.get(tasks);
  if (known !== undefined) return known;
  const grid = emptyGrid(tasks, extentTicks);
  const making = { grid, pieces: makeRows(tasks, grid) };
  grids.set(tasks, making);
  return making;
}

function* makeRows(tasks: TaskMarks, grid: CoverageGrid): Generator<void> {
  for (let row = 0; row < grid.rows.length; row++) {
    const finest = yield* sampleRow(tasks, row, grid);
    grid.rows[row] = levelsOf(finest, grid.bins, tasks.kindsUsed.length);
  }
}

function emptyGrid({ columns }: TaskMarks, extentTicks: number): CoverageGrid {
  const { rowOffset } = columns;
  let longest = 1;
  for (let row = 0; row + 1 < rowOffset.length; row++)
    longest = Math.max(longest, rowOffset[row + 1] - rowOffset[row]);
  const wanted = 2 ** Math.ceil(Math.log2(longest * BINS_PER_TASK));
  const affordable = 2 ** Math.floor(Math.log2(MOST_SAMPLES / Math.max(1, rowOffset.length - 1)));
  const bins = Math.max(1, Math.min(MOST_BINS, wanted, affordable));
  const rows = new Array<RowSamples | undefined>(rowOffset.length - 1).fill(undefined);
  return { bins, ticksPerBin: Math.max(extentTicks, 1) / bins, rows };
}

function levelsOf(finest: Float32Array, bins: number, kinds: number): RowSamples {
  const levels = [finest];
  for (let left = bins / COARSER; left >= FEWEST_BINS; left /= COARSER) {
    const finer = levels[levels.length - 1];
    const level = new Float32Array((left + 1) * kinds);
    for (let sample = 0; sample <= left; sample++)
      for (let k = 0; k < kinds; k++) level[sample * kinds + k] = finer[sample * COARSER * kinds + k];
    levels.push(level);
  }
  return levels;
}

/** One pass over a row's tasks, piece by piece. */
function* sampleRow(tasks: TaskMarks, row: number, grid: CoverageGrid): Generator<void, Float32Array> {
  const { kindsUsed, columns } = tasks;
  const { bins } = grid;
  const kinds = kindsUsed.length;
  const samples = new Float32Array((bins + 1) * kinds);
  const busy = new Float64Array(kinds);
  const past = columns.rowOffset[row + 1];
  let sample = 0;
  for (let from = columns.rowOffset[row]; from < past; from += TASKS_PER_PIECE) {
    sample = samplePiece(
      tasks,
      row,
      grid,
      from,
      Math.min(past, from + TASKS_PER_PIECE),
      sample,
      samples,
      busy,
    );
    yield;
  }
  for (; sample <= bins; sample++) for (let k = 0; k < kinds; k++) samples[sample * kinds + k] = busy[k];
  return samples;
}

/** Writes the samples up to the end of tasks [from, to) and adds them to the busy time; returns the next sample. */
function samplePiece(
  tasks: TaskMarks,
  row: number,
  { bins, ticksPerBin }: CoverageGrid,
  from: number,
  to: number,
  first: number,
  samples: Float32Array,
  busy: Float64Array,
): number {
  const { columns, kindsUsed, kindOfOp, microbatches } = tasks;
  const { rowOffset, task, start, end } = columns;
  const kinds = kindsUsed.length;
  const columnOf = kindOfOp.map((kind) => kindsUsed.indexOf(kind));
  let sample = first;
  for (let i = from; i < to; i++) {
    const paired =
      tasks.hasPairs &&
      (isPair(columns, i, rowOffset[row + 1]) ||
        (i > rowOffset[row] && isPair(columns, i - 1, rowOffset[row + 1])));
    const weight = (paired ? 0.5 : 1) / ticksPerBin;
    const kind = columnOf[(task[i] / microbatches) | 0];
    for (; sample <= bins && sample * ticksPerBin < end[i]; sample++) {
      for (let k = 0; k < kinds; k++) samples[sample * kinds + k] = busy[k];
      samples[sample * kinds + kind] += Math.max(0, sample * ticksPerBin - start[i]) * weight;
    }
    busy[kind] += (end[i] - start[i]) * weight;
  }
  return sample;
}

/** Shares closer than this to nothing or to everything are drawn as such. */
const TOLERANCE = 1 / 512;
/** Pixels whose sampled share is above this count as wholly busy: see keepStalls. */
export const BUSIEST_SAMPLED = 1 - TOLERANCE;

/** Like coverRow, from samples. */
export function coverSampled(
  tasks: TaskMarks,
  levels: RowSamples,
  grid: CoverageGrid,
  viewport: Viewport,
  width: number,
  out: Coverage,
): void {
  const { share, solid } = out;
  const { kindsUsed } = tasks;
  clearUnused(tasks, width, out);
  const kinds = kindsUsed.length;
  const finest = (viewport.to - viewport.from) / width / grid.ticksPerBin;
  const wanted = Math.floor(Math.log(finest / BINS_PER_PIXEL) / Math.log(COARSER));
  const level = Math.max(0, Math.min(levels.length - 1, wanted));
  const samples = levels[level];
  const unit = COARSER ** level;
  const bins = grid.bins / unit;
  const from = viewport.from / grid.ticksPerBin / unit;
  const step = finest / unit;
  solid.fill(MIXED, 0, width);
  for (let k = 0; k < kinds; k++) {
    const kind = kindsUsed[k];
    const column = share[kind];
    let before = sampleAt(samples, from, bins, kinds, k);
    for (let x = 0; x < width; x++) {
      const after = sampleAt(samples, from + (x + 1) * step, bins, kinds, k);
      column[x] = (after - before) / finest;
      if (column[x] > 1 - TOLERANCE) solid[x] = kind;
      before = after;
    }
  }
  for (let x = 0; x < width; x++) {
    let busy = 0;
    for (let k = 0; k < kinds; k++) busy += share[kindsUsed[k]][x];
    if (busy < TOLERANCE) solid[x] = IDLE;
  }
}

function sampleAt(samples: Float32Array, bin: number, bins: number, kinds: number, k: number): number {
  const at = bin <= 0 ? 0 : bin >= bins ? bins : bin;
  const floor = at | 0;
  const low = samples[floor * kinds + k];
  if (floor === bins) return low;
  return low + (at - floor) * (samples[(floor + 1) * kinds + k] - low);
}
