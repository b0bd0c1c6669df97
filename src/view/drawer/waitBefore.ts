import type { ScheduledResult } from "../../analysis/scheduledResult";
import type { ProcessorIndex } from "../../model/units";
import { STALL_INKS, STALL_NAMES } from "../../scene/ink";
import { firstAtLeast } from "../../scene/visibleRange";
import type { Position } from "../../schedule/schedule";

/** How long a processor stood still right before a task, and for what. */
export interface WaitBefore {
  readonly ticks: number;
  /** In words, in the order in which they follow each other. */
  readonly causes: string;
}

/** The stalls between a task and the one before it on its row; undefined if there are none. O(log stalls). */
export function waitBefore(
  { columns, stalls }: ScheduledResult,
  row: ProcessorIndex,
  position: Position,
): WaitBefore | undefined {
  const until = columns.start[position];
  const from = position > columns.rowOffset[row] ? columns.end[position - 1] : 0;
  if (from >= until) return undefined;
  const first = firstAtLeast(stalls.start, from, stalls.rowOffset[row], stalls.rowOffset[row + 1]);
  const past = firstAtLeast(stalls.start, until, first, stalls.rowOffset[row + 1]);
  const causes = Array.from(stalls.cause.subarray(first, past), (cause) => STALL_NAMES[STALL_INKS[cause]]);
  return { ticks: until - from, causes: [...new Set(causes)].join(", ").toLowerCase() };
}
