import type { ChartView } from "../../state/chart";

/** What is looked at in one chart: a task by its position, or a stall by its index; −1 where none. */
export interface ChartFocus {
  readonly position: number;
  readonly stall: number;
}

const NOTHING: ChartFocus = { position: -1, stall: -1 };

/** What is under the pointer in this chart; else, if the pointer is on nothing, what is selected there. */
export function focusIn(
  { hover, selected }: Pick<ChartView, "hover" | "selected">,
  chart: string,
): ChartFocus {
  const focus = hover ?? selected;
  if (focus === undefined || focus.chart !== chart) return NOTHING;
  return focus.kind === "task"
    ? { position: focus.position, stall: -1 }
    : { position: -1, stall: focus.stall };
}
