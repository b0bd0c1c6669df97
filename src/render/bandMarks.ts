import type { BandInk } from "../scene/ink";
import type { Bracket, Labels, Rects, Rules, Scene } from "../scene/scene";
import { lineStyle, px } from "./markPlaces";
import { BASELINE, type Pen } from "./pen";
import { plotHeightPx, type RenderSpec } from "./renderSpec";

export function drawRects(
  pen: Pen,
  spec: RenderSpec,
  { ink, x0, x1, row, top = 0, bottom = 1 }: Rects,
): void {
  const color = spec.theme.bands[ink as BandInk] ?? lineStyle(spec.theme, ink).color;
  for (let i = 0; i < x0.length; i++) {
    const left = Math.max(0, px(spec, x0[i]));
    const right = Math.min(spec.widthPx, px(spec, x1[i]));
    const y = (row[i] + top) * spec.rowHeightPx;
    if (right > left)
      pen.rect(
        { x: left, y, width: right - left, height: (bottom - top) * spec.rowHeightPx },
        { fill: color },
      );
  }
}

export function drawRules(pen: Pen, scene: Scene, spec: RenderSpec, { ink, x }: Rules): void {
  const height = plotHeightPx(scene.extent.rows, spec);
  for (const ticks of x) {
    const at = px(spec, ticks);
    if (at >= 0 && at <= spec.widthPx) pen.line([at, 0, at, height], lineStyle(spec.theme, ink));
  }
}

export function drawLabels(pen: Pen, spec: RenderSpec, { ink, x, row, text, align }: Labels): void {
  const { theme } = spec;
  const size = Math.min(theme.labelPx - 1, Math.max(8, spec.rowHeightPx * 0.7));
  const color = lineStyle(theme, ink).color;
  for (let i = 0; i < x.length; i++) {
    const at = px(spec, x[i]);
    if (at < 0 || at > spec.widthPx) continue;
    const y = row[i] * spec.rowHeightPx + size * BASELINE;
    const side = align === "inwards" ? inwards(at, spec.widthPx) : align;
    const inset = side === "middle" ? 0 : LABEL_INSET_PX * (side === "end" ? -1 : 1);
    pen.text(at + inset, y, text[i], { size, color, align: side, halo: theme.paper });
  }
}

const LABEL_INSET_PX = 5;

/** Texts near a plot's edge lean into the plot. */
function inwards(at: number, widthPx: number): "start" | "middle" | "end" {
  if (at < widthPx * 0.08) return "start";
  return at > widthPx * 0.92 ? "end" : "middle";
}

export function drawBracket(pen: Pen, spec: RenderSpec, { ink, x0, x1, row, text }: Bracket): void {
  const { theme } = spec;
  const left = px(spec, x0);
  const right = px(spec, x1);
  if (right < 0 || left > spec.widthPx) return;
  const y = row * spec.rowHeightPx;
  const style = { ...lineStyle(theme, ink), dash: [] };
  const cap = 5;
  pen.line([left, y, right, y], style);
  pen.line([left, y - cap, left, y + cap], style);
  pen.line([right, y - cap, right, y + cap], style);
  const from = Math.max(0, left);
  const to = Math.min(spec.widthPx, right);
  pen.text((from + to) / 2, y - cap - 1, text, {
    size: theme.labelPx,
    color: style.color,
    align: "middle",
    halo: theme.paper,
    weight: 600,
  });
}
