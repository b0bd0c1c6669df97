import type { ScheduledResult } from "../../analysis/scheduledResult";
import type { StallIndex } from "../../analysis/stallColumns";
import type { Position } from "../../schedule/schedule";
import type { ChartView } from "../../state/chart";

/** What is looked at in one chart: a task by its position, or a stall by its index; −1 where none. */
export interface ChartFocus {
  readonly position: Position | -1;
  readonly stall: StallIndex | -1;
}

const NOTHING: ChartFocus = { position: -1, stall: -1 };

/**
 * What is under the pointer in this chart; else, if the pointer is on nothing, what is selected there. Nothing, if the result
 * has no such task or stall: a new result may be shorter than the one that was pointed at.
 */
export function focusIn(
  { hover, selected }: Pick<ChartView, "hover" | "selected">,
  chart: string,
  { columns, stalls }: ScheduledResult,
): ChartFocus {
  const focus = hover ?? selected;
  if (focus === undefined || focus.chart !== chart) return NOTHING;
  if (focus.kind === "task")
    return focus.position < columns.task.length ? { position: focus.position, stall: -1 } : NOTHING;
  return focus.stall < stalls.start.length ? { position: -1, stall: focus.stall } : NOTHING;
}
