import type { ScheduledResult } from "../../analysis/scheduledResult";
import { rowOfPosition } from "../../scene/visibleRange";
import { type Focus, picked } from "../../state/chart";
import { resultOf, runs } from "../../state/runs";
import { reveal } from "./window";

/** Picks a task or stall and brings it into sight: in time, and up or down where the charts scroll. */
export function showFocus(focus: Focus): void {
  const found = Object.values(runs.getState().schedules).map(resultOf);
  const result = resultOf(runs.getState().schedules[focus.chart] ?? { kind: "idle" });
  picked(focus);
  if (result === undefined) return;
  reveal(startOf(result, focus), Math.max(1, ...found.map((other) => other?.makespan ?? 0)));
  scrollToRow(focus.chart, rowOf(result, focus), result.report.processors);
}

function startOf({ columns, stalls }: ScheduledResult, focus: Focus): number {
  return focus.kind === "task" ? columns.start[focus.position] : stalls.start[focus.stall];
}

function rowOf({ columns, stalls }: ScheduledResult, focus: Focus): number {
  return focus.kind === "task"
    ? rowOfPosition(columns.rowOffset, focus.position)
    : rowOfPosition(stalls.rowOffset, focus.stall);
}

/** Scrolls the charts, if need be, so that a row of a chart is seen. */
function scrollToRow(chart: string, row: number, rows: number): void {
  const plots = [...document.querySelectorAll<HTMLElement>("[data-plot]")];
  const plot = plots.find((candidate) => candidate.dataset.plot === chart);
  const scroller = plot?.closest("[data-scroller]");
  if (plot === undefined || !scroller) return;
  const box = plot.getBoundingClientRect();
  const room = scroller.getBoundingClientRect();
  const middle = box.top + ((row + 0.5) * box.height) / rows;
  if (middle < room.top || middle > room.bottom)
    scroller.scrollBy({ top: middle - (room.top + room.bottom) / 2 });
}
