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
  for (let i = 0; i < x.length; i++) {
    const at = px(spec, x[i]);
    if (at < 0 || at > spec.widthPx) continue;
    const y = row[i] * spec.rowHeightPx + theme.labelPx * BASELINE;
    pen.text(at, y, text[i], {
      size: theme.labelPx,
      color: lineStyle(theme, ink).color,
      align,
      halo: theme.paper,
    });
  }
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
