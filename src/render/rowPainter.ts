import { isPair } from "../scene/coverage";
import { type Spans, spansWithin } from "../scene/spans";
import { firstVisible, gallopAbove, pastVisible } from "../scene/visibleRange";
import type { PixelLines } from "./drawContext";
import { type Frame, xOf } from "./frame";
import { BOTTOM, BOX_LINES, firstPixel, type Palette, TOP } from "./palette";

/** Narrowest box with a gap to its neighbour, and with an outline; device pixels. */
const GAP_FROM_PX = 3;
const EDGE_FROM_PX = 4;

/** Makes the first pixels of a row's lines transparent. */
export function clearRow(lines: PixelLines, row: number, width: number): void {
  for (let line = 0; line < BOX_LINES; line++) {
    const base = firstPixel(lines, row, line);
    lines.pixels.fill(0, base, base + width);
  }
}

/** Paints the boxes of one row into its four lines; where nothing runs the pixels stay as they are. */
export function paintBoxes(frame: Frame, row: number, lines: PixelLines): void {
  const { columns } = frame.scene.tasks;
  const { viewport } = frame.spec;
  const past = pastVisible(columns, row, viewport);
  for (let i = firstVisible(columns, row, viewport); i < past; i++) {
    const palette = columns.start[i] >= frame.dimFrom ? frame.dim : frame.bright;
    i += paintTask(frame, row, i, palette, lines);
  }
}

/**
 * Paints the tasks that stay bright over the dimmed rest, of a pair only the task's half; of those that end in one pixel the
 * first. O(pixels · log tasks).
 */
export function paintBright(frame: Frame, bright: Spans, lines: PixelLines): void {
  const { columns } = frame.scene.tasks;
  const { viewport } = frame.spec;
  for (let row = frame.band.from; row < frame.band.past; row++) {
    const from = firstVisible(columns, row, viewport);
    for (const [first, past] of spansWithin(bright, from, pastVisible(columns, row, viewport)))
      for (let at = first; at < past; ) {
        paintAlone(frame, row, at, lines);
        const pixel = Math.ceil(xOf(frame, columns.end[at]));
        at = gallopAbove(columns.end, viewport.from + pixel / frame.pxPerTick, at + 1, past);
      }
  }
}

function paintAlone(frame: Frame, row: number, position: number, lines: PixelLines): void {
  const { columns } = frame.scene.tasks;
  const past = columns.rowOffset[row + 1];
  const isFirst = isPair(columns, position, past);
  const isSecond = position > columns.rowOffset[row] && isPair(columns, position - 1, past);
  paintBox(frame, row, position, isSecond ? 0.5 : 0, isFirst ? 0.5 : 1, frame.bright, lines);
}

/** Paints the task at `position`, or the pair that starts there; returns how many further tasks were painted. */
function paintTask(frame: Frame, row: number, position: number, palette: Palette, lines: PixelLines): number {
  const { columns } = frame.scene.tasks;
  if (!isPair(columns, position, columns.rowOffset[row + 1])) {
    paintBox(frame, row, position, 0, 1, palette, lines);
    return 0;
  }
  paintBox(frame, row, position, 0, 0.5, palette, lines);
  paintBox(frame, row, position + 1, 0.5, 1, palette, lines);
  outlinePair(frame, row, position, palette, lines);
  return 1;
}

/** Fills the part from `a` to `b` (0 to 1) of a task's box, snapped to pixels; the last pixel of the whole is left free. */
function paintBox(
  frame: Frame,
  row: number,
  position: number,
  a: number,
  b: number,
  { inner, side }: Palette,
  lines: PixelLines,
): void {
  const { pixels } = lines;
  const { columns, kindOfOp, microbatches } = frame.scene.tasks;
  const start = columns.start[position];
  const length = columns.end[position] - start;
  if (length === 0) return;
  const left = Math.round(xOf(frame, start + length * a));
  const right = Math.max(left + 1, Math.round(xOf(frame, start + length * b)));
  const gap = b === 1 && right - left >= GAP_FROM_PX ? 1 : 0;
  const from = Math.max(0, left);
  const to = Math.min(frame.width, right - gap);
  const kind = kindOfOp[Math.floor(columns.task[position] / microbatches)];
  const outlined = right - left >= EDGE_FROM_PX;
  for (let line = 0; line < BOX_LINES; line++) {
    const base = firstPixel(lines, row, line);
    const color = inner[kind * BOX_LINES + line];
    for (let x = from; x < to; x++) pixels[base + x] = color;
    if (!outlined) continue;
    const edge = side[kind * BOX_LINES + line];
    if (left >= 0) pixels[base + left] = edge;
    if (right - gap <= frame.width) pixels[base + right - gap - 1] = edge;
  }
}

function outlinePair(frame: Frame, row: number, position: number, palette: Palette, lines: PixelLines): void {
  const { columns } = frame.scene.tasks;
  const left = Math.round(xOf(frame, columns.start[position]));
  const last = Math.round(xOf(frame, columns.end[position])) - 2;
  if (last - left < EDGE_FROM_PX) return;
  const { pixels } = lines;
  for (let line = 0; line < BOX_LINES; line++) {
    const base = firstPixel(lines, row, line);
    if (left >= 0) pixels[base + left] = palette.pairEdge;
    if (last < frame.width) pixels[base + last] = palette.pairEdge;
    if (line === TOP || line === BOTTOM)
      pixels.fill(palette.pairEdge, base + Math.max(0, left), base + Math.min(frame.width, last + 1));
  }
}
