import type { Scene, Stack, StackLayer } from "../scene/scene";
import { laneBox } from "./laneBox";
import { lineStyle, px } from "./markPlaces";
import { BASELINE, LETTER_WIDTH, type Pen } from "./pen";
import { bandOf, type RenderSpec } from "./renderSpec";
import { eachRun } from "./stepRuns";

/** Steps that are nearer to one another than this are drawn as one. */
const LEAST_STEP_PX = 0.25;
/** Paper left free under a lane, and above its highest place. */
const MARGIN_PX = { below: 1, above: 1 };
/** Lowest lane with texts, and their largest size. */
const TEXT_FROM_PX = 9;
const TEXT_INSET_PX = 4;

/** Where a row's lane lies. */
interface Lane {
  readonly floor: number;
  /** Pixels of one unit. */
  readonly scale: number;
  readonly height: number;
}

/** Steps as drawn: step `at[i]` holds from x[i] to x[i + 1], the last to `end`. Reused from row to row. */
class Runs {
  readonly x: number[] = [];
  readonly at: number[] = [];
  end = 0;

  add(x: number, step: number): void {
    this.x.push(x);
    this.at.push(step);
  }

  clear(): void {
    this.x.length = 0;
    this.at.length = 0;
  }
}

/** Draws stacked areas in the rows' lanes. */
export function drawStack(pen: Pen, scene: Scene, spec: RenderSpec, stack: Stack): void {
  const runs = new Runs();
  const until = Math.min(spec.viewport.to, scene.makespan);
  const { from, past } = bandOf(spec, stack.rowOffset.length - 1);
  for (let row = from; row < past; row++) {
    runs.clear();
    const lane = laneOf(scene, spec, stack, row);
    collect(runs, spec, stack, row, lane, until);
    if (runs.x.length === 0) continue;
    for (const layer of [...stack.layers].reverse()) {
      const tops = topsOf(runs, layer, row, lane, 0);
      pen.polygon(closed(tops, lane.floor), spec.theme.bands[layer.ink], 1);
    }
    drawExcess(pen, spec, stack, runs, lane);
    pen.line(topsOf(runs, { top: { byStep: stack.total } }, row, lane, 0), lineStyle(spec.theme, stack.ink));
    drawLimit(pen, spec, stack, row, lane, until);
    drawPeak(pen, spec, stack, row, lane, until);
  }
}

function laneOf(scene: Scene, spec: RenderSpec, { yMax }: Stack, row: number): Lane {
  const { top, height } = laneBox(spec, scene, "stack");
  const room = height < 4 ? height : height - MARGIN_PX.below - MARGIN_PX.above;
  const floor = row * spec.rowHeightPx + top + height - (height < 4 ? 0 : MARGIN_PX.below);
  return { floor, scale: room / (spec.laneMost ?? yMax), height };
}

function collect(runs: Runs, spec: RenderSpec, stack: Stack, row: number, lane: Lane, until: number): void {
  runs.end = px(spec, until);
  eachRun(spec, stack, row, until, (x, step) => {
    if (differs(runs, stack, step, lane)) runs.add(x, step);
  });
}

/** Whether a step looks different from the last one that is drawn. */
function differs({ at }: Runs, { layers }: Stack, step: number, { scale }: Lane): boolean {
  if (at.length === 0) return true;
  const last = at[at.length - 1];
  if (last === step) return false;
  for (const { top } of layers)
    if ("byStep" in top && Math.abs(top.byStep[last] - top.byStep[step]) * scale >= LEAST_STEP_PX)
      return true;
  return false;
}

/** Corners along a layer's top, not below `least`. */
function topsOf(
  runs: Runs,
  { top }: Pick<StackLayer, "top">,
  row: number,
  lane: Lane,
  least: number,
): number[] {
  const points: number[] = [];
  for (let i = 0; i < runs.x.length; i++) {
    const value = "byRow" in top ? top.byRow[row] : top.byStep[runs.at[i]];
    const y = lane.floor - Math.max(value, least) * lane.scale;
    points.push(runs.x[i], y, runs.x[i + 1] ?? runs.end, y);
  }
  return points;
}

/** An area between a top and a level line under it. */
function closed(tops: readonly number[], floor: number): readonly number[] {
  return [tops[0], floor, ...tops, tops[tops.length - 2], floor];
}

function drawExcess(pen: Pen, spec: RenderSpec, stack: Stack, runs: Runs, lane: Lane): void {
  const { limit, total } = stack;
  if (limit === undefined || !runs.at.some((at) => total[at] > limit.value)) return;
  const tops = topsOf(runs, { top: { byStep: total } }, 0, lane, limit.value);
  pen.polygon(closed(tops, lane.floor - limit.value * lane.scale), spec.theme.bands["band-excess"], 1);
}

function drawLimit(
  pen: Pen,
  spec: RenderSpec,
  { limit }: Stack,
  row: number,
  { floor, scale, height }: Lane,
  until: number,
): void {
  const { theme, viewport } = spec;
  if (limit === undefined || limit.value * scale > height) return;
  const y = floor - limit.value * scale;
  const right = px(spec, until);
  pen.line([Math.max(0, px(spec, 0)), y, right, y], lineStyle(theme, "memory-limit"));
  if (row > 0 || height < TEXT_FROM_PX || viewport.to < until) return;
  const size = textSize(spec, height);
  const color = lineStyle(theme, "memory-limit").color;
  const style = { size, color, align: "end", halo: theme.paper } as const;
  pen.text(
    right - TEXT_INSET_PX,
    Math.max(y, floor - height + size / 2) + size * BASELINE,
    limit.text,
    style,
  );
}

/** The highest moment's value, right of it; left of it where it would not fit. */
function drawPeak(pen: Pen, spec: RenderSpec, stack: Stack, row: number, lane: Lane, until: number): void {
  const { theme } = spec;
  const at = stack.peakAt[row];
  const time = stack.x[at];
  if (lane.height < TEXT_FROM_PX || stack.total[at] === 0) return;
  if (time < spec.viewport.from || time >= until) return;
  const x = px(spec, time);
  const size = textSize(spec, lane.height);
  const text = stack.peakText[row];
  const width = text.length * size * LETTER_WIDTH;
  const fits = x + TEXT_INSET_PX + width <= spec.widthPx;
  const color = lineStyle(theme, stack.ink).color;
  const y = lane.floor - stack.total[at] * lane.scale;
  pen.line([x, y, x, lane.floor], lineStyle(theme, stack.ink));
  pen.text(
    x + (fits ? TEXT_INSET_PX : -TEXT_INSET_PX),
    lane.floor - lane.height / 2 + size * BASELINE,
    text,
    {
      size,
      color,
      align: fits ? "start" : "end",
      halo: theme.paper,
    },
  );
}

function textSize({ theme }: RenderSpec, laneHeight: number): number {
  return Math.min(theme.labelPx - 2, laneHeight * 0.85);
}
