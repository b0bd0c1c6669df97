import type { ScheduledResult } from "../../analysis/scheduledResult";
import { type Step, taskNear, walk } from "../../scene/walk";
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
): number {
  if (focus.position >= 0) return walk(columns, focus.position, step);
  const beside = focus.stall >= 0 ? Math.max(stalls.next[focus.stall], stalls.waitsFor[focus.stall]) : -1;
  if (beside >= 0) return beside;
  for (let row = 0; row + 1 < columns.rowOffset.length; row++) {
    const position = taskNear(columns, row, ticks);
    if (position >= 0) return position;
  }
  return -1;
}
