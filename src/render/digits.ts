import { isPair } from "../scene/coverage";
import { firstVisible, pastVisible } from "../scene/visibleRange";
import type { DrawContext } from "./drawContext";
import { type Frame, xOf } from "./frame";
import { roundStep } from "./roundStep";
import { hasRoomForBoxes } from "./rowPainter";
import type { SolidInk, Theme } from "./theme";

/** Free pixels on both sides of a number, CSS pixels each. */
export const PADDING_PX = 1.5;
/** Lowest row with numbers, CSS pixels. */
export const LOWEST_ROW_PX = 10;
/** More numbers than this in one picture, and only round microbatches keep theirs. */
const MOST_NUMBERS = 1200;
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

/** Places of the numbers by color: kind, bright or dim. Reused from frame to frame. */
interface Places {
  readonly x: number[];
  readonly row: number[];
  readonly microbatch: number[];
}

const places: readonly Places[] = Array.from({ length: DIGITS_OF.length * 2 }, () => ({
  x: [],
  row: [],
  microbatch: [],
}));
const texts: string[] = [];

/** Size of the numbers for a row height: at most the theme's, never higher than the box. CSS pixels. */
export function digitsSize(theme: Theme, rowHeightPx: number): number {
  return Math.min(theme.digitsPx, rowHeightPx * 0.62);
}

/** Writes the microbatch into every box that has room for it. */
export function drawDigits(frame: Frame, context: DrawContext): void {
  const { spec, rows } = frame;
  if (spec.rowHeightPx < LOWEST_ROW_PX) return;
  const size = digitsSize(spec.theme, spec.rowHeightPx) * frame.ratio;
  context.font = `500 ${size}px ${spec.theme.fonts.text}`;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  const digitPx = context.measureText("0").width;
  const count = collect(frame, digitPx);
  const every = roundStep(count / MOST_NUMBERS);
  places.forEach((place, code) => {
    if (place.x.length === 0) return;
    context.fillStyle = spec.theme.tasks[DIGITS_OF[code >> 1]].digits;
    context.globalAlpha = code & 1 ? Math.max(0.35, spec.theme.dim) : 1;
    for (let i = 0; i < place.x.length; i++) {
      const microbatch = place.microbatch[i];
      if (microbatch % every !== 0) continue;
      const { boxTop, boxBottom } = rows[place.row[i]];
      context.fillText(
        textOf(microbatch),
        frame.left + place.x[i],
        (boxTop + boxBottom + size * DIGIT_HEIGHT) / 2,
      );
    }
  });
  context.globalAlpha = 1;
}

/** Notes the numbers that fit, clears the last picture's; returns how many. */
function collect(frame: Frame, digitPx: number): number {
  const { scene, spec, ratio, width } = frame;
  const { columns, kindOfOp, microbatches } = scene.tasks;
  const padding = 2 * PADDING_PX * ratio;
  const brightOnes = spec.bright === undefined ? undefined : new Set(spec.bright);
  for (const place of places) for (const column of Object.values(place)) column.length = 0;
  let count = 0;
  for (let row = 0; row < frame.rows.length; row++) {
    if (!hasRoomForBoxes(frame, row)) continue;
    const past = pastVisible(columns, row, spec.viewport);
    for (let i = firstVisible(columns, row, spec.viewport); i < past; i++) {
      const pair = isPair(columns, i, columns.rowOffset[row + 1]);
      for (let half = 0; half <= (pair ? 1 : 0); half++) {
        const position = i + half;
        const share = pair ? 0.5 : 1;
        const length = (columns.end[position] - columns.start[position]) * share;
        const left = Math.max(0, xOf(frame, columns.start[position] + half * length));
        const right = Math.min(width, xOf(frame, columns.start[position] + (half + 1) * length));
        const microbatch = columns.task[position] % microbatches;
        if (right - left < digitPx * digitsIn(microbatch) + padding) continue;
        const kind = kindOfOp[Math.floor(columns.task[position] / microbatches)];
        const dimmed = columns.start[position] >= frame.dimFrom && !brightOnes?.has(position);
        const place = places[kind * 2 + (dimmed ? 1 : 0)];
        place.x.push((left + right) / 2);
        place.row.push(row);
        place.microbatch.push(microbatch);
        count++;
      }
      if (pair) i++;
    }
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
