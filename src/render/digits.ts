import { isInSpans } from "../scene/spans";
import { eachBox, kindOf, microbatchAt } from "./boxes";
import type { DrawContext } from "./drawContext";
import type { Frame } from "./frame";
import type { RenderSpec } from "./renderSpec";
import { roundStep } from "./roundStep";
import { boxesHeightPx, rowGap } from "./rowBox";
import type { SolidInk } from "./theme";

/** Free pixels on both sides of a number, CSS pixels each. */
export const PADDING_PX = 1.5;
/** Lowest row with numbers, CSS pixels. */
export const LOWEST_ROW_PX = 10;
/** More numbers than this in one picture, and only round microbatches keep theirs. */
const MOST_NUMBERS = 1200;
/** Numbers that do not fit are tried once more at this share of their size. */
export const SMALL_SHARE = 0.8;
/** Height of a digit ÷ font size, for centering; true of the shipped face. */
export const DIGIT_HEIGHT = 0.727;
/** Width of a digit ÷ font size, where it cannot be measured. */
export const DIGIT_WIDTH = 0.6;

/** Which style's digits a kind wears, by kind code; on a fused backward, the upper band's. */
export const DIGITS_OF: readonly SolidInk[] = [
  "forward",
  "activationGradient",
  "weightGradient",
  "activationGradient",
];

/** Places of the numbers of one look: kind, bright or dim, full size or small. Reused from frame to frame. */
interface Places {
  readonly x: number[];
  readonly row: number[];
  readonly microbatch: number[];
}

const LOOKS = DIGITS_OF.length * 4;
const places: readonly Places[] = Array.from({ length: LOOKS }, () => ({ x: [], row: [], microbatch: [] }));
const texts: string[] = [];

/** Size of the numbers for a row height: at most the theme's, never higher than the box. CSS pixels. */
export function digitsSize(spec: RenderSpec): number {
  return Math.min(spec.theme.digitsPx, (boxesHeightPx(spec) - rowGap(spec)) * 0.68);
}

/** Writes the microbatch into every box that has room for it. */
export function drawDigits(frame: Frame, context: DrawContext): void {
  const { spec } = frame;
  if (boxesHeightPx(spec) < LOWEST_ROW_PX) return;
  const size = digitsSize(spec);
  context.font = `500 ${size}px ${spec.theme.fonts.text}`;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  const count = collect(frame, context.measureText("0").width);
  const every = roundStep(count / MOST_NUMBERS);
  for (const small of [0, 1]) {
    const sizePx = size * (small === 1 ? SMALL_SHARE : 1) * frame.ratio;
    context.font = `500 ${sizePx}px ${spec.theme.fonts.text}`;
    for (let look = small; look < LOOKS; look += 2) drawLook(frame, context, look, sizePx, every);
  }
  context.globalAlpha = 1;
}

function drawLook(frame: Frame, context: DrawContext, look: number, sizePx: number, every: number): void {
  const { x, row, microbatch } = places[look];
  if (x.length === 0) return;
  const { band, spec } = frame;
  const { theme } = spec;
  context.fillStyle = theme.tasks[DIGITS_OF[look >> 2]].digits;
  context.globalAlpha = look & 2 ? Math.max(0.35, theme.dim) : 1;
  for (let i = 0; i < x.length; i++) {
    if (microbatch[i] % every !== 0 || row[i] < band.from || row[i] >= band.past) continue;
    const { boxTop, boxBottom } = frame.rows[row[i]];
    const baseline = (boxTop + boxBottom + sizePx * DIGIT_HEIGHT) / 2;
    context.fillText(textOf(microbatch[i]), frame.left + x[i] * frame.ratio, baseline);
  }
}

/** Forgets the last picture's numbers and notes those that fit, of all rows, for a band shows what the whole would; returns how many. */
function collect(frame: Frame, digitPx: number): number {
  const { spec } = frame;
  const { tasks } = frame.scene;
  const { start } = tasks.columns;
  const { bright } = spec;
  for (const place of places) for (const column of Object.values(place)) column.length = 0;
  let count = 0;
  for (let row = 0; row < frame.rows.length; row++) {
    if (frame.hasBoxes[row] === 0) continue;
    eachBox(tasks, spec, row, (position, x, width) => {
      const microbatch = microbatchAt(tasks, position);
      const needed = digitPx * digitsIn(microbatch);
      const room = width - 2 * PADDING_PX;
      if (room < needed * SMALL_SHARE) return;
      const dim = start[position] >= frame.dimFrom && (bright === undefined || !isInSpans(bright, position));
      const place = places[kindOf(tasks, position) * 4 + (dim ? 2 : 0) + (room < needed ? 1 : 0)];
      place.x.push(x + width / 2);
      place.row.push(row);
      place.microbatch.push(microbatch);
      count++;
    });
  }
  return count;
}

function digitsIn(microbatch: number): number {
  let digits = 1;
  for (let rest = microbatch; rest >= 10; rest = Math.floor(rest / 10)) digits++;
  return digits;
}

/** The number as text, made once. */
function textOf(microbatch: number): string {
  texts[microbatch] ??= String(microbatch);
  return texts[microbatch];
}
