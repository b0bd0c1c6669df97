import { nameTask } from "../../analysis/nameTask";
import type { ScheduledResult } from "../../analysis/scheduledResult";
import { formatTime } from "../../scene/timeUnit";
import { rowOfPosition } from "../../scene/visibleRange";
import type { Focus } from "../../state/chart";

/** A task or stall in one sentence: what, where, when. */
export function focusInWords(result: ScheduledResult, focus: Focus): string {
  const { columns, stalls, report } = result;
  const time = (ticks: number) => formatTime(ticks, report);
  if (focus.kind === "task") {
    const { position } = focus;
    const row = rowOfPosition(columns.rowOffset, position);
    return `${nameTask(result, columns.task[position])}, on P${row} from ${time(columns.start[position])} to ${time(columns.end[position])}.`;
  }
  const row = rowOfPosition(stalls.rowOffset, focus.stall);
  return `P${row} stalls from ${time(stalls.start[focus.stall])} to ${time(stalls.end[focus.stall])}.`;
}
