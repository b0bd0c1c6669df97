import type { ScheduledResult } from "../../analysis/scheduledResult";
import { awaitedTask, type StallColumns, type StallIndex, taskAfter } from "../../analysis/stallColumns";
import { type Step, taskNear, walk } from "../../scene/walk";
import type { Position } from "../../schedule/schedule";
import type { ChartFocus } from "./focus";

const STEPS: Readonly<Record<string, Step>> = {
  ArrowRight: "next",
  ArrowLeft: "previous",
  ArrowUp: "above",
  ArrowDown: "below",
  Home: "first",
  End: "last",
};

/** Where a key leads on a chart; undefined for keys that do not walk. */
export function keyStep(key: string): Step | undefined {
  return STEPS[key];
}

/** The task that a step leads to from what is looked at; with nothing looked at, the first row's task near `ticks`. −1 if none. */
export function walkFrom(
  { columns, stalls }: ScheduledResult,
  focus: ChartFocus,
  step: Step,
  ticks: number,
): Position | -1 {
  if (focus.position !== -1) return walk(columns, focus.position, step);
  const beside = focus.stall === -1 ? -1 : besideStall(stalls, focus.stall);
  if (beside !== -1) return beside;
  for (let row = 0; row + 1 < columns.rowOffset.length; row++) {
    const position = taskNear(columns, row, ticks);
    if (position !== -1) return position;
  }
  return -1;
}

/** Of the task after a stall and the one it waits for, the one further down; −1 where there is neither. */
function besideStall(stalls: StallColumns, stall: StallIndex): Position | -1 {
  const next = taskAfter(stalls, stall);
  const awaited = awaitedTask(stalls, stall);
  return next > awaited ? next : awaited;
}
