import type { ScheduledResult } from "../../analysis/scheduledResult";
import type { StallIndex } from "../../analysis/stallColumns";
import { drawScene } from "../../render/canvas";
import type { Band, RenderSpec } from "../../render/renderSpec";
import type { Theme } from "../../render/theme";
import { prepareGrid } from "../../scene/coverageGrid";
import { buildScene } from "../../scene/gantt";
import { overlays } from "../../scene/overlays";
import { transfers } from "../../scene/overlays/transfers";
import type { Scene } from "../../scene/scene";
import type { Spans } from "../../scene/spans";
import { transfersInSight } from "../../scene/transfersInSight";
import { fitAll, toPx } from "../../scene/viewport";
import { rowOfPosition } from "../../scene/visibleRange";
import type { Position } from "../../schedule/schedule";
import { type ChartView, chartView, isOverlayOn } from "../../state/chart";
import { arrowsDrawn } from "./arrows";
import { bandInSight, bandsFrom } from "./bands";
import { brightChain } from "./brightChain";
import { fitCanvas, roomFor, type Surface2D } from "./canvas";
import { isDimming } from "./dimming";
import { type ChartFocus, focusIn } from "./focus";
import { movement } from "./movement";
import { preview } from "./preview";
import { forget, putOff } from "./putOff";
import { rehearse } from "./rehearse";
import { shownWindow, type TimeFrame } from "./window";

/** What a plot draws, besides what the chart view says. */
export interface PlotInput {
  /** Id of the chart. */
  readonly chart: string;
  readonly result: ScheduledResult;
  /** Absent: speedup is drawn against one processor. */
  readonly baseline: ScheduledResult | undefined;
  readonly frame: TimeFrame;
  readonly rowHeightPx: number;
  readonly gutterPx: number;
  /** Bytes that fill a memory lane in every chart. */
  readonly memoryMost: number;
  readonly theme: Theme;
}

/** The marks of a chart as the chart view says; what takes long is made at once, unless it is awaited. */
export function sceneOf(
  { result, baseline }: Pick<PlotInput, "result" | "baseline">,
  view: Pick<ChartView, "overlays">,
  { position, stall }: ChartFocus,
  awaitsMarks = false,
): Scene {
  const on = overlays.all.filter((overlay) => isOverlayOn(view.overlays, overlay)).map(({ id }) => id);
  return buildScene({ result, baseline, overlays: on, focus: position, focusStall: stall, awaitsMarks });
}

interface Bright {
  readonly result: ScheduledResult;
  readonly focus: ChartFocus;
  readonly positions: Spans | undefined;
}

let known: Bright | undefined;

/** The chain of the focus; found once, however often it is painted. */
function brightOnce(result: ScheduledResult, focus: ChartFocus): Spans | undefined {
  if (
    known?.result !== result ||
    known.focus.position !== focus.position ||
    known.focus.stall !== focus.stall
  )
    known = { result, focus, positions: brightChain(result, focus) };
  return known.positions;
}

/** Position of the task that is pointed at in a list, if it is in this chart. */
function previewIn(chart: string): Position | undefined {
  const { focus } = preview.getState();
  return focus?.kind === "task" && focus.chart === chart ? focus.position : undefined;
}

/** Rows of a picture at rest that are drawn in one go, where it is drawn piece by piece. */
const BAND_ROWS = 16;

/** Another window of more tasks is painted quickly before it is painted well. */
const MOST_AT_ONCE = 20_000;

/** What the last frame of a plot showed. */
interface Shown {
  readonly input: PlotInput;
  readonly view: ChartView;
  /** Painted as in a movement. */
  readonly isQuick: boolean;
}

const shown = new WeakMap<Surface2D, Shown>();

/**
 * Paints a chart as the chart view says: the rows in sight at once, the others in the frames that follow. While the charts move
 * only what is in sight is painted, quickly, and so is the first picture of a large schedule's window; when they are at rest,
 * everything again, piece by piece over what is there.
 */
export function paintPlot(surface: Surface2D, input: PlotInput): void {
  const rows = input.result.report.processors;
  const view = chartView.getState();
  const isMoving = movement.getState().isOn;
  const before = shown.get(surface);
  const isQuick = isMoving || isNewAndLarge(before, input, view);
  shown.set(surface, { input, view, isQuick });
  forget(surface);
  if (before !== undefined && heightOf(before.input) > heightOf(input)) clearBelow(surface, input);
  const sight = bandInSight(surface.canvas, rows, input.rowHeightPx);
  const isRefining = before?.isQuick === true && before.input === input && before.view === view;
  if (!isRefining) paintBand(surface, input, sight, isQuick);
  if (isMoving) return;
  tellArrows(input, view);
  const bands = [...bandsFrom(sight, rows, BAND_ROWS)];
  const isAllLeft = isRefining || isQuick;
  const left = isAllLeft ? bands : bands.slice(Math.ceil((sight.past - sight.from) / BAND_ROWS));
  putOff(surface, () => paintNext(surface, input, left) || prepareGesture(input, sight));
}

function isNewAndLarge(before: Shown | undefined, input: PlotInput, { viewport }: ChartView): boolean {
  if (input.result.columns.task.length <= MOST_AT_ONCE) return false;
  return before === undefined || before.input !== input || before.view.viewport !== viewport;
}

function heightOf({ result, rowHeightPx }: PlotInput): number {
  return result.report.processors * rowHeightPx;
}

/** Leaves nothing of a higher picture below the rows. */
function clearBelow({ canvas, context }: Surface2D, input: PlotInput): void {
  const from = Math.floor((heightOf(input) * canvas.height) / roomFor(heightOf(input)));
  context.clearRect(0, from, canvas.width, canvas.height);
}

/** Says how many of the transfers in sight are drawn; they have just been found. */
function tellArrows({ chart, result, frame }: PlotInput, { overlays: switched, viewport }: ChartView): void {
  if (!isOverlayOn(switched, transfers)) return;
  const sight = transfersInSight(result, shownWindow(viewport, frame.extentTicks), frame.widthPx);
  arrowsDrawn(chart, sight.shows);
}

function paintNext(surface: Surface2D, input: PlotInput, left: Band[]): boolean {
  const band = left.shift();
  if (band !== undefined) paintBand(surface, input, band, false);
  return left.length > 0;
}

/** Prepares a piece of what the frames of a gesture are drawn with; true if there is more. */
function prepareGesture(input: PlotInput, band: Band): boolean {
  const { result, frame } = input;
  const { from, to } = fitAll(frame.extentTicks);
  const { tasks, makespan } = buildScene({ result, overlays: [] });
  if (prepareGrid(tasks, makespan, (to - from) / frame.widthPx)) return true;
  if (result.columns.task.length <= MOST_AT_ONCE) return false;
  const view = chartView.getState();
  return rehearse(sceneOf(input, view, focusIn(view, input.chart, result), true), {
    ...specOf(input, view, 1),
    band,
  });
}

/** Paints some rows; the others stay as they are. */
function paintBand(surface: Surface2D, input: PlotInput, band: Band, isQuick: boolean): void {
  const { chart, result, frame, gutterPx } = input;
  const view = chartView.getState();
  const focus = focusIn(view, chart, result);
  const pixelRatio = fitCanvas(surface, frame.widthPx + gutterPx, roomFor(heightOf(input)));
  const { selected } = view;
  drawScene(surface.context, sceneOf(input, view, focus, true), {
    ...specOf(input, view, pixelRatio),
    moving: isQuick,
    band,
    bright: isDimming(view, chart) ? brightOnce(result, focus) : undefined,
    selected: selected?.chart === chart && selected.kind === "task" ? selected.position : -1,
    hovered: previewIn(chart) ?? focus.position,
  });
  if (focus.stall === -1) return;
  const row = rowOfPosition(result.stalls.rowOffset, focus.stall);
  if (row >= band.from && row < band.past) outlineStall(surface, input, focus.stall, pixelRatio);
}

/** How a chart is drawn where nothing of it is looked at. */
function specOf(input: PlotInput, view: ChartView, pixelRatio: number): RenderSpec {
  const { frame, rowHeightPx, gutterPx, theme } = input;
  return {
    viewport: shownWindow(view.viewport, frame.extentTicks),
    widthPx: frame.widthPx,
    rowHeightPx,
    gutterPx,
    laneMost: input.memoryMost,
    pixelRatio,
    theme,
    patterns: view.patterns,
    cursor: view.cursor,
    selected: -1,
  };
}

/** Frames the stall that is looked at; tasks are framed by the drawing itself. */
function outlineStall({ context }: Surface2D, input: PlotInput, stall: StallIndex, ratio: number): void {
  const { result, frame, rowHeightPx, theme } = input;
  const { start, end, rowOffset } = result.stalls;
  const window = shownWindow(chartView.getState().viewport, frame.extentTicks);
  const clip = (px: number) => Math.min(Math.max(px, -2), frame.widthPx + 2);
  const left = Math.round(clip(toPx(window, frame.widthPx, start[stall])) * ratio);
  const right = Math.round(clip(toPx(window, frame.widthPx, end[stall])) * ratio);
  const top = Math.round(rowOfPosition(rowOffset, stall) * rowHeightPx * ratio);
  const line = Math.max(1, Math.round(1.5 * ratio));
  context.strokeStyle = theme.accent;
  context.lineWidth = line;
  context.strokeRect(left, top + line / 2, Math.max(line, right - left), rowHeightPx * ratio - line);
}
