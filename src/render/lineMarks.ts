import { scaleTicks } from "../scene/axis";
import { type LinePoints, lineLevels } from "../scene/lineLevels";
import type { Curve, Path, Scene, Steps } from "../scene/scene";
import { firstAbove, firstAtLeast } from "../scene/visibleRange";
import { lineStyle, px } from "./markPlaces";
import { BASELINE, type Pen } from "./pen";
import { bandOf, plotHeightPx, type RenderSpec } from "./renderSpec";
import { boxesHeightPx, rowGap } from "./rowBox";
import { eachRun } from "./stepRuns";
import type { LineStyle } from "./theme";

export function drawPath(pen: Pen, spec: RenderSpec, { ink, x, row }: Path): void {
  const points = pointsOf(spec, { x, y: row }, (at) => yOfRow(spec, at));
  const inside = cutToWidth(points, spec.widthPx);
  if (inside.length >= 4) pen.line(inside, lineStyle(spec.theme, ink));
}

/** The points of a line that are seen in the window and the next ones beside it. O(pixels + log points). */
function pointsOf(spec: RenderSpec, line: LinePoints, yOf: (value: number) => number): readonly number[] {
  const { viewport, widthPx } = spec;
  const ticksPerPx = (viewport.to - viewport.from) / widthPx;
  const { x, y } = lineLevels(line).findLast(({ ticks }) => ticks <= ticksPerPx) ?? line;
  const first = Math.max(0, firstAtLeast(x, viewport.from, 0, x.length) - 1);
  const past = Math.min(x.length, firstAbove(x, viewport.to, 0, x.length) + 1);
  const points: number[] = [];
  for (let i = first; i < past; i++) pushApart(points, px(spec, x[i]), yOf(y[i]), i + 1 === past);
  return points;
}

/** A row's place, its fraction within the boxes. */
function yOfRow(spec: RenderSpec, row: number): number {
  const whole = Math.floor(row);
  return whole * spec.rowHeightPx + (row - whole) * boxesHeightPx(spec);
}

/** The part of a line between the plot's edges, so that it does not run into the scale. Its x do not decrease. */
function cutToWidth(points: readonly number[], widthPx: number): readonly number[] {
  if (points.length === 0 || (points[0] >= 0 && points[points.length - 2] <= widthPx)) return points;
  const cut: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    for (const edge of [0, widthPx])
      if (i > 0 && points[i - 2] < edge && points[i] > edge) cut.push(edge, heightAt(points, i, edge));
    if (points[i] >= 0 && points[i] <= widthPx) cut.push(points[i], points[i + 1]);
  }
  return cut;
}

/** Height at `x` on the segment that ends at index `i`. */
function heightAt(points: readonly number[], i: number, x: number): number {
  const share = (x - points[i - 2]) / (points[i] - points[i - 2]);
  return points[i - 1] + share * (points[i + 1] - points[i - 1]);
}

/** Adds a point unless it is less than half a pixel from the last one. */
function pushApart(points: number[], x: number, y: number, always: boolean): void {
  const n = points.length;
  if (!always && n > 0 && Math.abs(x - points[n - 2]) < 0.5 && Math.abs(y - points[n - 1]) < 0.5) return;
  points.push(x, y);
}

export function drawCurve(pen: Pen, scene: Scene, spec: RenderSpec, curve: Curve): void {
  const height = plotHeightPx(scene.extent.rows, spec);
  const style = lineStyle(spec.theme, curve.ink);
  const yOf = (value: number) => height * (1 - (value / curve.yMax) * CURVE_SHARE);
  const points = pointsOf(spec, curve, yOf);
  const inside = cutToWidth(points, spec.widthPx);
  if (inside.length >= 4) pen.line(inside, style);
  drawScale(pen, spec, curve, yOf);
}

/** The curve's largest value lies a little below the plot's top, so that the scale's last label has room. */
const CURVE_SHARE = 0.94;

/** Distance of the scale's labels from the plot. */
const LABEL_FROM_PX = 7;
/** Widths of a digit and of a point ÷ size: labels too wide for the gutter are written smaller. */
const DIGIT_WIDTH = 0.68;
const POINT_WIDTH = 0.34;

function drawScale(pen: Pen, spec: RenderSpec, curve: Curve, yOf: (value: number) => number): void {
  const gutter = spec.gutterPx ?? 0;
  if (gutter <= 0) return;
  const { theme, widthPx } = spec;
  const full = theme.labelPx - 2;
  const values = scaleTicks(curve.yMax, (yOf(0) - yOf(curve.yMax)) / (full * 1.8));
  const texts = values.map((value) => (value === 0 ? "0" : `${value}×`));
  const size = Math.min(full, (gutter - LABEL_FROM_PX) / Math.max(...texts.map(widthOfLabel)));
  const axis: LineStyle = { color: theme.line, width: 1, dash: [] };
  values.forEach((value, i) => {
    const y = yOf(value);
    pen.line([widthPx, Math.round(y) - 0.5, widthPx + 4, Math.round(y) - 0.5], axis);
    const lifted = value === 0 ? y - 1 : y + size * BASELINE;
    const style = { size, color: theme.inkSoft, align: "start", weight: 400 } as const;
    pen.text(widthPx + LABEL_FROM_PX, lifted, texts[i], style);
  });
}

/** ÷ size. */
function widthOfLabel(text: string): number {
  return text.length * DIGIT_WIDTH - (text.includes(".") ? DIGIT_WIDTH - POINT_WIDTH : 0);
}

/** Steps that are nearer to one another than this are drawn as one. */
const LEAST_STEP_PX = 0.25;

/** An area per row. */
export function drawSteps(pen: Pen, scene: Scene, spec: RenderSpec, steps: Steps): void {
  const style = lineStyle(spec.theme, steps.ink);
  const until = Math.min(spec.viewport.to, scene.makespan);
  const { from, past } = bandOf(spec, steps.rowOffset.length - 1);
  for (let row = from; row < past; row++) {
    const floor = row * spec.rowHeightPx + boxesHeightPx(spec) - rowGap(spec) / 2;
    const points = stepPoints(spec, steps, row, floor, until);
    if (points.length < 4) continue;
    const end = points[points.length - 2];
    pen.polygon([points[0], floor, ...points, end, floor], style.color, 0.25);
    pen.line(points, style);
  }
}

/** Corners of a row's steps in the window, at most about two for each pixel. */
function stepPoints(spec: RenderSpec, steps: Steps, row: number, floor: number, until: number): number[] {
  const { y, yMax, height } = steps;
  const scale = (height * boxesHeightPx(spec)) / yMax;
  const points: number[] = [];
  let last = Number.NaN;
  eachRun(spec, steps, row, until, (x, step) => {
    const top = floor - y[step] * scale;
    if (Math.abs(top - last) < LEAST_STEP_PX) return;
    if (points.length > 0) points.push(x, last);
    points.push(x, top);
    last = top;
  });
  if (points.length > 0) points.push(px(spec, until), last);
  return points;
}
