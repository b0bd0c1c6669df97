import { ACTIVATION_GRADIENT, FUSED_BACKWARD } from "../scene/ink";
import { eachBox, kindOf } from "./boxes";
import type { DrawContext, Scratch } from "./drawContext";
import type { Frame } from "./frame";
import { hatchPattern } from "./hatchPattern";
import type { SolidInk } from "./theme";

/** Narrower boxes go without a pattern, CSS pixels; and so do all if there are more than the second number. */
const NARROWEST_PX = 4;
const MOST_BOXES = 4000;

/** Lays each kind's pattern over its boxes; on a fused backward, each band's own. */
export function drawTaskPatterns(frame: Frame, context: DrawContext, scratch: Scratch): void {
  for (const ink of ["activationGradient", "weightGradient"] as const)
    drawPattern(frame, ink, context, scratch);
}

function drawPattern(frame: Frame, ink: SolidInk, context: DrawContext, scratch: Scratch): void {
  const { spec, scene, ratio } = frame;
  const { tasks } = scene;
  const style = spec.theme.tasks[ink];
  if (style.pattern === undefined) return;
  const kind = ink === "activationGradient" ? ACTIVATION_GRADIENT : ACTIVATION_GRADIENT + 1;
  const { pattern, size } = hatchPattern(context, scratch, style.pattern, ratio);
  const shift = Math.round(-spec.viewport.from * frame.pxPerTick) % size;
  const inset = style.edge === undefined ? 0 : 1;
  let drawn = 0;
  context.save();
  context.fillStyle = pattern;
  context.translate(shift, 0);
  for (let row = frame.band.from; row < frame.band.past; row++) {
    if (frame.hasBoxes[row] === 0) continue;
    const { boxTop, middle, boxBottom } = frame.rows[row];
    eachBox(tasks, spec, row, (position, x, width) => {
      const own = kindOf(tasks, position);
      if (width < NARROWEST_PX || drawn > MOST_BOXES || (own !== kind && own !== FUSED_BACKWARD)) return;
      const upper = own === FUSED_BACKWARD && kind !== ACTIVATION_GRADIENT ? middle : boxTop;
      const lower = own === FUSED_BACKWARD && kind === ACTIVATION_GRADIENT ? middle : boxBottom;
      const left = Math.round(x * ratio) + inset;
      const right = Math.round((x + width) * ratio) - 1 - inset;
      const dim = tasks.columns.start[position] >= frame.dimFrom;
      context.globalAlpha = dim ? spec.theme.dim : 1;
      context.fillRect(frame.left + left - shift, upper, right - left, lower - upper - inset);
      drawn++;
    });
  }
  context.restore();
}
