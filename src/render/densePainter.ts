import { type Coverage, coverRow, IDLE, keepStalls, MIXED, makeCoverage } from "../scene/coverage";
import { BUSIEST_SAMPLED, type CoverageGrid, coverageGrid, coverSampled } from "../scene/coverageGrid";
import { firstVisible, pastVisible } from "../scene/visibleRange";
import type { PixelLines } from "./drawContext";
import { type Frame, xOf } from "./frame";
import { BOX_LINES, firstPixel, LOWER, type Palette, UPPER } from "./palette";
import { clearRow } from "./rowPainter";

let coverage: Coverage = makeCoverage(0);

/** Told where nothing runs for whole columns of a row: [left, right). */
export type IdleVisitor = (row: number, left: number, right: number) => void;

/** More cells (rows × columns) than this are not painted in one frame of a gesture: columns get wider. */
const MOST_MOVING_CELLS = 32_000;
/** Columns get wider by this, too, in moving rows without samples yet that have very many tasks in a pixel. */
const UNSAMPLED_STEP = 4;
const MANY_TASKS_PER_PX = 20;

/**
 * Paints a row whose tasks are too narrow for boxes into its upper and lower line: each pixel is the time-weighted mix of
 * what runs in it and of the row's ground, so that its color is the utilization. Wholly idle pixels stay as they are and are
 * told to `onIdle`; without it, stalls are not shown and the mix is exact where hardly anything is idle, too.
 */
export function paintDense(
  frame: Frame,
  row: number,
  lines: PixelLines,
  grid: CoverageGrid | undefined,
  onIdle: IdleVisitor | undefined,
): void {
  const { scene, spec } = frame;
  const samples = grid?.rows[row];
  const columns = Math.ceil(frame.width / columnStep(frame, row, samples !== undefined));
  frame.columns[row] = columns;
  clearRow(lines, row, columns);
  if (coverage.solid.length < columns) coverage = makeCoverage(columns);
  const isSampled = grid !== undefined && samples !== undefined;
  if (isSampled) coverSampled(scene.tasks, samples, grid, spec.viewport, columns, coverage);
  else coverRow(scene.tasks, row, spec.viewport, columns, coverage);
  if (onIdle !== undefined)
    keepStalls(scene.tasks, columns, coverage, isSampled ? BUSIEST_SAMPLED : undefined);
  const scale = frame.width / columns;
  const dimmed = Math.ceil(Math.min(columns, Math.max(0, xOf(frame, frame.dimFrom) / scale)));
  paintSpan(row, lines, frame.bright, 0, dimmed);
  paintSpan(row, lines, frame.dim, dimmed, columns);
  const { solid } = coverage;
  for (let x = 0; onIdle !== undefined && x < columns; x++) {
    if (solid[x] !== IDLE) continue;
    const left = x;
    while (x < columns && solid[x] === IDLE) x++;
    onIdle(row, left, x);
  }
}

/** Pixels that share a column. */
function columnStep(frame: Frame, row: number, sampled: boolean): number {
  const { spec, width, scene } = frame;
  if (!spec.moving) return 1;
  const step = movingStep(frame);
  const { columns } = scene.tasks;
  const count = pastVisible(columns, row, spec.viewport) - firstVisible(columns, row, spec.viewport);
  return sampled || count < width * MANY_TASKS_PER_PX ? step : step * UNSAMPLED_STEP;
}

/** The same in a moving frame for all rows that have no reason to be coarser. */
function movingStep({ width, band }: Frame): number {
  return Math.ceil(((band.past - band.from) * width) / MOST_MOVING_CELLS);
}

/** The samples that a moving frame reads; undefined for settled ones. */
export function gridOf(frame: Frame): CoverageGrid | undefined {
  const { spec, scene, pxPerTick } = frame;
  return spec.moving ? coverageGrid(scene.tasks, scene.makespan, movingStep(frame) / pxPerTick) : undefined;
}

/** Paints columns [from, to). Where time is part idle, the row's ground is mixed in. */
function paintSpan(row: number, lines: PixelLines, palette: Palette, from: number, to: number): void {
  const { pixels } = lines;
  const { solid, share } = coverage;
  const upperLine = firstPixel(lines, row, UPPER);
  const lowerLine = firstPixel(lines, row, LOWER);
  const [forward, input, weight, fused] = share;
  const { inner, mix } = palette;
  // Distances of each kind's color from the ground's: a mixed color is the ground plus shares of these.
  const [groundR, groundG, groundB] = mix.ground;
  const [fR, fG, fB] = mix.forward;
  const [iR, iG, iB] = mix.input;
  const [wR, wG, wB] = mix.weight;
  for (let x = from; x < to; x++) {
    const kind = solid[x];
    if (kind >= 0) {
      pixels[upperLine + x] = inner[kind * BOX_LINES + UPPER];
      pixels[lowerLine + x] = inner[kind * BOX_LINES + LOWER];
    } else if (kind === MIXED) {
      const f = forward[x];
      const w = weight[x];
      const b = fused[x];
      const i = input[x] + b;
      const red = groundR + f * fR + i * iR + w * wR;
      const green = groundG + f * fG + i * iG + w * wG;
      const blue = groundB + f * fB + i * iB + w * wB;
      const upper = OPAQUE | ((blue | 0) << 16) | ((green | 0) << 8) | (red | 0);
      pixels[upperLine + x] = upper;
      pixels[lowerLine + x] =
        b === 0
          ? upper
          : OPAQUE |
            ((blue + b * (wB - iB)) << 16) |
            (((green + b * (wG - iG)) | 0) << 8) |
            ((red + b * (wR - iR)) | 0);
    }
  }
}

const OPAQUE = 255 << 24;
