import { chunkOf, notchSide } from "../scene/boxDetails";
import type { TaskMarks } from "../scene/scene";
import { eachBox, kindOf } from "./boxes";
import { DIGITS_OF } from "./digits";
import type { Pen } from "./pen";
import type { RenderSpec } from "./renderSpec";
import { boxesHeightPx, rowGap } from "./rowBox";

/** Smallest boxes that carry marks. */
const NOTCH_FROM_PX = { width: 8, height: 8 };
const DOTS_FROM_PX = { width: 16, height: 12 };
const NOTCH_PX = { width: 9, depth: 5, inset: 10 };
const DOT_PX = { size: 2, step: 3.5, inset: 3 };

/** True if no box of this schedule carries a mark. */
export function hasNoMarks({ chunks, nextPart }: TaskMarks): boolean {
  return chunks === undefined && nextPart === undefined;
}

/**
 * Draws what tells boxes of one color apart: a notch on the side where the next part of a divided gradient runs, and one
 * dot in the corner for a row's second chunk or direction, two for its third.
 */
export function drawBoxMarks(pen: Pen, tasks: TaskMarks, spec: RenderSpec, row: number): void {
  const margin = rowGap(spec) / 2;
  const top = row * spec.rowHeightPx + margin;
  const height = boxesHeightPx(spec) - 2 * margin;
  eachBox(tasks, spec, row, (position, x, width) => {
    const side = notchSide(tasks, row, position);
    if (side !== 0 && width >= NOTCH_FROM_PX.width && height >= NOTCH_FROM_PX.height)
      drawNotch(pen, spec, x, width, side < 0 ? top : top + height, side);
    const chunk = chunkOf(tasks, row, position);
    if (chunk === 0 || width < DOTS_FROM_PX.width || height < DOTS_FROM_PX.height) return;
    const fill = spec.theme.tasks[DIGITS_OF[kindOf(tasks, position)]].digits;
    for (let i = 0; i < chunk; i++) {
      const at = { x: x + DOT_PX.inset + i * DOT_PX.step, y: top + DOT_PX.inset };
      pen.rect({ ...at, width: DOT_PX.size, height: DOT_PX.size }, { fill });
    }
  });
}

/** A triangle of the row's ground, cut into the edge at `y`: downwards from the top edge, upwards from the bottom one. */
function drawNotch(pen: Pen, spec: RenderSpec, x: number, width: number, y: number, side: number): void {
  const center = x + Math.min(NOTCH_PX.inset, width / 2);
  const half = Math.min(NOTCH_PX.width, width * 0.6) / 2;
  const overlap = side * 0.5; // past the edge, so that no line of the box stays
  pen.polygon(
    [center - half, y + overlap, center + half, y + overlap, center, y - side * NOTCH_PX.depth],
    spec.theme.ground,
    1,
  );
}
