import { laneBox } from "../../render/laneBox";
import type { RenderSpec } from "../../render/renderSpec";
import { hitTest, nearestTask } from "../../scene/hitTest";
import { taskInLane } from "../../scene/laneHit";
import type { Scene } from "../../scene/scene";
import { toTicks } from "../../scene/viewport";
import type { Position } from "../../schedule/schedule";
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
  const reach = (REACH_PX * (window.to - window.from)) / frame.widthPx;
  const sender = senderAt(scene, { rowHeightPx, laneShare: scene.laneShare }, yPx, ticks, reach);
  if (sender !== -1) return { kind: "task", chart, position: sender };
  const hit = hitTest(scene, result.stalls, ticks, row);
  if (hit.kind === "task") return { kind: "task", chart, position: hit.position };
  if (row < 0 || row >= scene.extent.rows) return undefined;
  const isWide =
    hit.kind === "stall" && result.stalls.end[hit.index] - result.stalls.start[hit.index] > 2 * reach;
  const near = isWide ? -1 : nearestTask(scene, ticks, row, reach);
  if (near !== -1) return { kind: "task", chart, position: near };
  return hit.kind === "stall" ? { kind: "stall", chart, stall: hit.index } : undefined;
}

/** The task that made the tensor under the pointer; −1 if there are no lanes or none is near. */
function senderAt(
  scene: Scene,
  spec: Pick<RenderSpec, "rowHeightPx" | "laneShare">,
  yPx: number,
  ticks: number,
  reach: number,
): Position | -1 {
  const lanes = scene.front.find((marks) => marks.kind === "lanes");
  const row = Math.floor(yPx / spec.rowHeightPx);
  if (lanes === undefined || row < 0 || row >= scene.extent.rows) return -1;
  const { top, height } = laneBox(spec, scene, "lanes");
  const level = Math.floor(((yPx - row * spec.rowHeightPx - top) * lanes.levels) / height);
  return level >= 0 && level < lanes.levels ? taskInLane(lanes, row, level, ticks, reach) : -1;
}
