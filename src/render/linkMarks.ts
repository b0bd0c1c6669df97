import type { Links } from "../scene/scene";
import { lineStyle, px } from "./markPlaces";
import type { Pen } from "./pen";
import type { RenderSpec } from "./renderSpec";
import type { LineStyle } from "./theme";

/** More arrows than this in the window are a carpet: none is drawn until the user zooms in. */
const MOST_LINKS = 1500;
const ARROW_PX = 6;

export function drawLinks(pen: Pen, spec: RenderSpec, links: Links): void {
  const { from, to } = spec.viewport;
  const visible: number[] = [];
  for (let i = 0; i < links.x0.length && visible.length <= MOST_LINKS; i++)
    if (Math.max(links.x0[i], links.x1[i]) >= from && Math.min(links.x0[i], links.x1[i]) <= to)
      visible.push(i);
  if (visible.length > MOST_LINKS) return;
  const style = lineStyle(spec.theme, links.ink);
  for (const i of visible) {
    const y0 = (links.row0[i] + 0.5) * spec.rowHeightPx;
    const y1 = (links.row1[i] + 0.5) * spec.rowHeightPx;
    drawArrow(pen, px(spec, links.x0[i]), y0, px(spec, links.x1[i]), y1, style);
  }
}

/** Leaves and arrives horizontally; an arrow between neighbours in a row is too short to be seen and becomes its tip. */
function drawArrow(pen: Pen, x0: number, y0: number, x1: number, y1: number, style: LineStyle): void {
  const tip = ARROW_PX * Math.max(0.8, style.width / 1.5);
  const reach = Math.min(40, Math.max(8, Math.abs(x1 - x0) / 2, Math.abs(y1 - y0) / 6));
  const end = x1 - tip * 0.7;
  if (y0 === y1) pen.line([x0, y0, Math.max(x0, end), y1], style);
  else pen.bezier([x0, y0, x0 + reach, y0, end - reach, y1, end, y1], style);
  const half = tip * 0.42;
  pen.polygon([x1, y1, x1 - tip, y1 - half, x1 - tip, y1 + half], style.color, 1);
}
