import type { Links } from "../scene/scene";
import { lineStyle, px } from "./markPlaces";
import type { Pen } from "./pen";
import type { RenderSpec } from "./renderSpec";
import { boxesHeightPx } from "./rowBox";
import type { LineStyle } from "./theme";

/** More arrows than this in the window are a carpet: none is drawn until the user zooms in. */
const MOST_LINKS = 1500;
const ARROW_PX = 6;
/** How far inside the boxes an arrow starts and ends. */
const INSIDE_PX = 4;

export function drawLinks(pen: Pen, spec: RenderSpec, links: Links): void {
  const { from, to } = spec.viewport;
  const visible: number[] = [];
  for (let i = 0; i < links.x0.length && visible.length <= MOST_LINKS; i++)
    if (Math.max(links.x0[i], links.x1[i]) >= from && Math.min(links.x0[i], links.x1[i]) <= to)
      visible.push(i);
  if (visible.length > MOST_LINKS) return;
  const style = lineStyle(spec.theme, links.ink);
  const boxes = boxesHeightPx(spec);
  for (const i of visible) {
    const y0 = links.row0[i] * spec.rowHeightPx + boxes / 2;
    const y1 = links.row1[i] * spec.rowHeightPx + boxes / 2;
    drawArrow(pen, px(spec, links.x0[i]), y0, px(spec, links.x1[i]), y1, style, boxes);
  }
}

/**
 * From a dot inside the end of one box to a tip inside the start of another, so that the arrow goes forward in time even
 * where the two touch. Within a row it passes over the boxes between them.
 */
function drawArrow(
  pen: Pen,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  style: LineStyle,
  rowPx: number,
): void {
  const scale = Math.min(1, rowPx / 16) * Math.max(0.7, style.width / 1.5);
  const tip = ARROW_PX * scale;
  const from = x0 - INSIDE_PX * scale;
  const to = x1 + INSIDE_PX * scale;
  const end = to - tip * 0.6;
  if (y0 === y1) {
    const lift = rowPx * 0.62;
    const foot = rowPx * 0.18;
    pen.bezier(
      [from, y0 - foot, from + tip, y0 - lift, end - tip, y0 - lift, end, y1 - foot - tip * 0.3],
      style,
    );
    drawTip(pen, to, y1 - foot, tip, style, 0.5);
  } else {
    const reach = Math.max(tip, (end - from) / 2);
    pen.bezier([from, y0, from + reach, y0, end - reach, y1, end, y1], style);
    drawTip(pen, to, y1, tip, style, 0);
  }
  const dot = style.width * 1.1;
  const y = y0 === y1 ? y0 - rowPx * 0.18 : y0;
  pen.rect({ x: from - dot, y: y - dot, width: 2 * dot, height: 2 * dot }, { fill: style.color });
}

/** A tip that ends at `x`, `y`; `fall` turns it downwards (0 level, 1 steep). */
function drawTip(pen: Pen, x: number, y: number, size: number, { color }: LineStyle, fall: number): void {
  const half = size * 0.45;
  const dx = size * (1 - fall * 0.3);
  const dy = size * fall;
  pen.polygon(
    [x, y, x - dx - half * fall, y - dy + half * (1 - fall), x - dx + half * fall, y - dy - half],
    color,
    1,
  );
}
