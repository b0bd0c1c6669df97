import { type Coverage, coverRow, IDLE, MIXED, makeCoverage } from "../scene/coverage";
import { FUSED_BACKWARD } from "../scene/ink";
import type { PixelLines } from "./drawContext";
import { type Frame, xOf } from "./frame";
import { BOX_LINES, LOWER, type Palette, UPPER } from "./palette";

let coverage: Coverage = makeCoverage(0);

/** Told where nothing runs for whole columns of a row: [left, right). */
export type IdleVisitor = (row: number, left: number, right: number) => void;

/** Columns of pixels that dense rows are painted in; stretched to the plot's width when drawn. */
export function denseColumns(frame: Frame): number {
  return Math.ceil(frame.width / (frame.spec.denseStep ?? 1));
}

/**
 * Paints a row whose tasks are too narrow for boxes into its upper and lower line: each pixel is the time-weighted mix of the
 * kinds in it, as transparent as the row is idle there, so that its color is the utilization.
 */
export function paintDense(frame: Frame, row: number, lines: PixelLines, onIdle: IdleVisitor): void {
  const { scene, spec } = frame;
  const columns = denseColumns(frame);
  if (coverage.solid.length < columns) coverage = makeCoverage(columns);
  coverRow(scene.tasks, row, spec.viewport, columns, coverage);
  const scale = frame.width / columns;
  const dimmed = Math.ceil(Math.min(columns, Math.max(0, xOf(frame, frame.dimFrom) / scale)));
  paintSpan(frame, row, lines, frame.bright, 0, dimmed);
  paintSpan(frame, row, lines, frame.dim, dimmed, columns);
  const { solid } = coverage;
  for (let x = 0; x < columns; x++) {
    if (solid[x] !== IDLE) continue;
    const left = x;
    while (x < columns && solid[x] === IDLE) x++;
    onIdle(row, left, x);
  }
}

function paintSpan(
  frame: Frame,
  row: number,
  { pixels, stride }: PixelLines,
  palette: Palette,
  from: number,
  to: number,
): void {
  const { solid, share } = coverage;
  const { kindsUsed } = frame.scene.tasks;
  const upperLine = (row * BOX_LINES + UPPER) * stride;
  const lowerLine = (row * BOX_LINES + LOWER) * stride;
  const fused = share[FUSED_BACKWARD];
  for (let x = from; x < to; x++) {
    const kind = solid[x];
    if (kind >= 0) {
      pixels[upperLine + x] = palette.inner[kind * BOX_LINES + UPPER];
      pixels[lowerLine + x] = palette.inner[kind * BOX_LINES + LOWER];
    } else if (kind === MIXED) {
      const upper = mixPixel(kindsUsed, coverage, x, palette.upper);
      pixels[upperLine + x] = upper;
      pixels[lowerLine + x] = fused[x] > 0 ? mixPixel(kindsUsed, coverage, x, palette.lower) : upper;
    }
  }
}

/** Below this share of a pixel (half of a 255th) nothing is seen. */
const INVISIBLE = 0.002;

function mixPixel(
  kindsUsed: readonly number[],
  { share }: Coverage,
  x: number,
  channels: Float64Array,
): number {
  let busy = 0;
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let k = 0; k < kindsUsed.length; k++) {
    const kind = kindsUsed[k];
    const part = share[kind][x];
    busy += part;
    red += part * channels[3 * kind];
    green += part * channels[3 * kind + 1];
    blue += part * channels[3 * kind + 2];
  }
  if (busy <= INVISIBLE) return 0;
  const scale = 1 / busy;
  const alpha = busy >= 1 ? 255 : (busy * 255 + 0.5) | 0;
  const channelsBlueGreen = (((blue * scale + 0.5) | 0) << 16) | (((green * scale + 0.5) | 0) << 8);
  return (alpha << 24) | channelsBlueGreen | ((red * scale + 0.5) | 0);
}
