import type { Axis } from "../../scene/axis";
import { toPx } from "../../scene/viewport";
import { LETTER_WIDTH, type Pen } from "../pen";
import type { RenderSpec } from "../renderSpec";

const TICK_PX = 5;
const MINOR_PX = 2.5;

/** Height that an axis takes. */
export function axisHeightPx({ theme }: RenderSpec): number {
  return TICK_PX + theme.labelPx + 8;
}

/** Draws a time axis whose line starts at `x`, `y`, with its unit once, at the right end. */
export function drawAxis(pen: Pen, axis: Axis, spec: RenderSpec, x: number, y: number): void {
  const { theme, viewport, widthPx } = spec;
  const at = (ticks: number) => x + toPx(viewport, widthPx, ticks);
  const style = { color: theme.inkSoft, width: 0.75, dash: [] };
  pen.line([x, y, x + widthPx, y], style);
  const major = new Set(axis.ticks.map((tick) => Math.round(at(tick.at))));
  for (const ticks of axis.minor)
    if (!major.has(Math.round(at(ticks)))) pen.line([at(ticks), y, at(ticks), y + MINOR_PX], style);
  const size = theme.labelPx - 1;
  const baseline = y + TICK_PX + size + 1;
  const unitFrom = x + widthPx - (axis.unit.length + 1) * size * LETTER_WIDTH;
  for (const { at: ticks, label } of axis.ticks) {
    pen.line([at(ticks), y, at(ticks), y + TICK_PX], style);
    if (at(ticks) + (label.length * size * LETTER_WIDTH) / 2 < unitFrom)
      pen.text(at(ticks), baseline, label, { size, color: theme.inkSoft, align: "middle" });
  }
  pen.text(x + widthPx, baseline, axis.unit, { size, color: theme.inkSoft, align: "end" });
}
