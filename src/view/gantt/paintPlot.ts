import type { ScheduledResult } from "../../analysis/scheduledResult";
import type { StallIndex } from "../../analysis/stallColumns";
import { drawScene } from "../../render/canvas";
import type { Theme } from "../../render/theme";
import { buildScene } from "../../scene/gantt";
import { overlays } from "../../scene/overlays";
import type { Scene } from "../../scene/scene";
import { toPx } from "../../scene/viewport";
import { rowOfPosition } from "../../scene/visibleRange";
import type { Position } from "../../schedule/schedule";
import { type ChartView, chartView, isOverlayOn } from "../../state/chart";
import { brightChain } from "./brightChain";
import { type Surface2D, sizeCanvas } from "./canvas";
import { isDimming } from "./dimming";
import { type ChartFocus, focusIn } from "./focus";
import { movement } from "./movement";
import { preview } from "./preview";
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

/** The marks of a chart as the chart view says. */
export function sceneOf(
  { result, baseline }: Pick<PlotInput, "result" | "baseline">,
  view: Pick<ChartView, "overlays">,
  focus: ChartFocus,
): Scene {
  const on = overlays.all.filter((overlay) => isOverlayOn(view.overlays, overlay)).map(({ id }) => id);
  return buildScene({ result, baseline, overlays: on, focus: focus.position, focusStall: focus.stall });
}

interface Bright {
  readonly result: ScheduledResult;
  readonly focus: ChartFocus;
  readonly positions: Int32Array | undefined;
}

let known: Bright | undefined;

/** The chain of the focus; found once, however often it is painted. */
function brightOnce(result: ScheduledResult, focus: ChartFocus): Int32Array | undefined {
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

/** Paints a chart as the chart view says. */
export function paintPlot(surface: Surface2D, input: PlotInput): void {
  const { chart, result, frame, rowHeightPx, gutterPx, theme } = input;
  const view = chartView.getState();
  const focus = focusIn(view, chart, result);
  const heightPx = result.report.processors * rowHeightPx;
  const pixelRatio = sizeCanvas(surface, frame.widthPx + gutterPx, heightPx);
  const { selected } = view;
  drawScene(surface.context, sceneOf(input, view, focus), {
    viewport: shownWindow(view.viewport, frame.extentTicks),
    widthPx: frame.widthPx,
    rowHeightPx,
    gutterPx,
    laneMost: input.memoryMost,
    pixelRatio,
    theme,
    patterns: view.patterns,
    cursor: view.cursor,
    moving: movement.getState().isOn,
    bright: isDimming(view, chart) ? brightOnce(result, focus) : undefined,
    selected: selected?.chart === chart && selected.kind === "task" ? selected.position : -1,
    hovered: previewIn(chart) ?? focus.position,
  });
  if (focus.stall !== -1) outlineStall(surface, input, focus.stall, pixelRatio);
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
