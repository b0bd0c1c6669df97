import { hitTest, nearestTask } from "../../scene/hitTest";
import { toTicks } from "../../scene/viewport";
import { chartView, type Focus } from "../../state/chart";
import { focusIn } from "./focus";
import { type PlotInput, sceneOf } from "./paintPlot";
import { shownWindow } from "./window";

/** A pointer finds boxes this far away. */
const REACH_PX = 2;

/** The task or stall at a point of the plot, in CSS pixels from its corner. */
export function focusAt(input: PlotInput, xPx: number, yPx: number): Focus | undefined {
  const { chart, result, frame, rowHeightPx } = input;
  if (xPx > frame.widthPx) return undefined;
  const view = chartView.getState();
  const scene = sceneOf(input, view, focusIn(view, chart, result));
  const window = shownWindow(view.viewport, frame.extentTicks);
  const ticks = toTicks(window, frame.widthPx, xPx);
  const row = Math.floor(yPx / rowHeightPx);
  const hit = hitTest(scene, result.stalls, ticks, row);
  if (hit.kind === "task") return { kind: "task", chart, position: hit.position };
  if (row < 0 || row >= scene.extent.rows) return undefined;
  const reach = (REACH_PX * (window.to - window.from)) / frame.widthPx;
  const isWide =
    hit.kind === "stall" && result.stalls.end[hit.index] - result.stalls.start[hit.index] > 2 * reach;
  const near = isWide ? -1 : nearestTask(scene, ticks, row, reach);
  if (near !== -1) return { kind: "task", chart, position: near };
  return hit.kind === "stall" ? { kind: "stall", chart, stall: hit.index } : undefined;
}
