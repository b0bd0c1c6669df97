import { STALL_INKS } from "../scene/ink";
import type { StallColumns } from "../scene/scene";
import { firstAbove, firstVisible, pastVisible } from "../scene/visibleRange";
import { packColor } from "./color";
import type { DrawContext, PixelLines, Scratch } from "./drawContext";
import { type Frame, xOf } from "./frame";
import { hatchPattern } from "./hatchPattern";
import { BOX_LINES, firstPixel } from "./palette";
import type { Pen } from "./pen";
import { boxesHeightPx } from "./rowBox";
import type { Theme } from "./theme";

/** Narrowest stall that shows its hatching, CSS pixels; a narrower one is a plain sliver. */
const HATCH_FROM_PX = 4;
/** A sliver is never narrower than this, in device pixels, whatever is drawn beside it. */
const SLIVER_PX = 2;
/** More hatched stalls than this in one picture, and the narrower ones go without. */
const MOST_HATCHED = 3000;

/** Visible stalls with room for a hatching, in device pixels; reused from frame to frame. */
interface Wide {
  readonly left: number[];
  readonly right: number[];
  readonly row: number[];
  readonly cause: number[];
}

const wide: Wide = { left: [], right: [], row: [], cause: [] };

/** Forgets the last picture's stalls. */
export function clearStalls(): void {
  for (const column of Object.values(wide)) column.length = 0;
}

/**
 * Paints the plain ground of a row's stalls into its lines and notes those that are wide enough for a hatching. For rows of
 * boxes; call it before the tasks are painted, and paintSlivers after.
 */
export function paintStalls(frame: Frame, columns: StallColumns, row: number, lines: PixelLines): void {
  const plain = plainColors(frame.spec.theme);
  const hatchFrom = HATCH_FROM_PX * frame.ratio;
  eachStall(frame, columns, row, (left, right, cause) => {
    if (right - left >= hatchFrom) note(left, right, row, cause);
    if (plain[cause] !== 0) fillLines(frame, lines, row, left, right, plain[cause]);
  });
}

/** The same for the idle columns [left, right) of a dense row, which may lie in several stalls and beyond the last. */
export function paintIdle(
  frame: Frame,
  columns: StallColumns,
  row: number,
  left: number,
  right: number,
  lines: PixelLines,
): void {
  if (row >= columns.rowOffset.length - 1) return;
  const plain = plainColors(frame.spec.theme);
  const { from } = frame.spec.viewport;
  const scale = frame.width / frame.columns[row];
  const ticks = scale / frame.pxPerTick;
  const past = columns.rowOffset[row + 1];
  let i = firstAbove(columns.end, from + left * ticks, columns.rowOffset[row], past);
  for (; i < past && columns.start[i] < from + right * ticks; i++) {
    const first = Math.max(left, Math.round((columns.start[i] - from) / ticks));
    const last = Math.min(right, Math.round((columns.end[i] - from) / ticks));
    const cause = columns.cause[i];
    if (plain[cause] !== 0) fillLines(frame, lines, row, first, last, plain[cause]);
    if ((last - first) * scale >= HATCH_FROM_PX * frame.ratio)
      note(Math.round(first * scale), Math.round(last * scale), row, cause);
  }
}

/** Paints stalls too narrow for a hatching over the gaps between boxes, so that none is invisible. */
export function paintSlivers(frame: Frame, columns: StallColumns, row: number, lines: PixelLines): void {
  const colors = sliverColors(frame.spec.theme);
  const hatchFrom = HATCH_FROM_PX * frame.ratio;
  eachStall(frame, columns, row, (left, right, cause) => {
    if (right - left >= hatchFrom) return;
    const missing = Math.max(0, SLIVER_PX - (right - left));
    fillLines(
      frame,
      lines,
      row,
      left - Math.ceil(missing / 2),
      right + Math.floor(missing / 2),
      colors[cause],
    );
  });
}

/** Lays the hatchings over the stalls that paintStalls noted. */
export function drawHatchings(frame: Frame, context: DrawContext, scratch: Scratch): void {
  const { theme, viewport } = frame.spec;
  const { from, past } = frame.band;
  const narrowest = narrowestHatched((MOST_HATCHED * (past - from)) / frame.rows.length);
  STALL_INKS.forEach((ink, cause) => {
    const { hatching } = theme.stalls[ink];
    if (hatching === undefined || !wide.cause.includes(cause)) return;
    const { pattern, size } = hatchPattern(context, scratch, hatching, frame.ratio);
    // The hatch moves with the time axis, so that panning does not make it swim.
    const shift = Math.round(-viewport.from * frame.pxPerTick) % size;
    context.save();
    context.fillStyle = pattern;
    context.translate(shift, 0);
    const dimLeft = Math.round(Math.min(frame.width, Math.max(0, xOf(frame, frame.dimFrom))));
    for (let i = 0; i < wide.left.length; i++) {
      if (wide.cause[i] !== cause || wide.right[i] - wide.left[i] < narrowest) continue;
      const { boxTop, boxBottom } = frame.rows[wide.row[i]];
      const left = Math.max(0, wide.left[i]);
      const right = Math.min(frame.width, wide.right[i]);
      context.globalAlpha = left >= dimLeft ? theme.dim * 2 : 1;
      context.fillRect(frame.left + left - shift, boxTop, right - left, boxBottom - boxTop);
    }
    context.restore();
  });
}

/** Draws the lines along unused rows; in CSS pixels from the plot's corner. */
export function drawStallDashes(frame: Frame, pen: Pen): void {
  const { theme, rowHeightPx } = frame.spec;
  const middle = boxesHeightPx(frame.spec) / 2;
  for (let i = 0; i < wide.left.length; i++) {
    const { dash } = theme.stalls[STALL_INKS[wide.cause[i]]];
    if (dash === undefined) continue;
    const y = Math.round(wide.row[i] * rowHeightPx + middle) - 0.5;
    const left = Math.max(0, wide.left[i] / frame.ratio);
    const right = Math.min(frame.width, wide.right[i]) / frame.ratio;
    pen.line([left, y, right, y], dash);
  }
}

/** Width below which stalls go without hatching so that at most `most` have one. */
function narrowestHatched(most: number): number {
  if (wide.left.length <= most) return 0;
  const widths = Float64Array.from(wide.left, (left, i) => wide.right[i] - left).sort();
  return widths[widths.length - Math.ceil(most)];
}

function note(left: number, right: number, row: number, cause: number): void {
  wide.left.push(left);
  wide.right.push(right);
  wide.row.push(row);
  wide.cause.push(cause);
}

/** Visits a row's visible stalls. Rows of boxes have few. */
function eachStall(
  frame: Frame,
  columns: StallColumns,
  row: number,
  visit: (left: number, right: number, cause: number) => void,
): void {
  if (row >= columns.rowOffset.length - 1) return;
  const { viewport } = frame.spec;
  const past = pastVisible(columns, row, viewport);
  for (let i = firstVisible(columns, row, viewport); i < past; i++)
    visit(Math.round(xOf(frame, columns.start[i])), Math.round(xOf(frame, columns.end[i])), columns.cause[i]);
}

function fillLines(
  frame: Frame,
  lines: PixelLines,
  row: number,
  left: number,
  right: number,
  color: number,
): void {
  const from = Math.max(0, left);
  const to = Math.min(frame.width, right);
  if (to <= from) return;
  for (let line = 0; line < BOX_LINES; line++) {
    const base = firstPixel(lines, row, line);
    lines.pixels.fill(color, base + from, base + to);
  }
}

const colorsOf = new WeakMap<Theme, { plain: Int32Array; sliver: Int32Array }>();

function stallColors(theme: Theme) {
  const known = colorsOf.get(theme);
  if (known !== undefined) return known;
  const plain = Int32Array.from(STALL_INKS, (ink) => {
    const { fill } = theme.stalls[ink];
    return fill === undefined ? 0 : packColor(fill);
  });
  const sliver = Int32Array.from(STALL_INKS, (ink) => packColor(theme.stalls[ink].sliver));
  const colors = { plain, sliver };
  colorsOf.set(theme, colors);
  return colors;
}

function plainColors(theme: Theme): Int32Array {
  return stallColors(theme).plain;
}

function sliverColors(theme: Theme): Int32Array {
  return stallColors(theme).sliver;
}
