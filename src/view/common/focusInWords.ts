import { describeStall } from "../../analysis/describeStall";
import { describeTask } from "../../analysis/describeTask";
import type { ScheduledResult } from "../../analysis/scheduledResult";
import { formatTime } from "../../scene/timeUnit";
import type { Focus } from "../../state/chart";

/** A task or stall in a sentence or two: what, where, when, and what held it up. */
export function focusInWords(result: ScheduledResult, focus: Focus): string {
  const format = (ticks: number) => formatTime(ticks, result.report);
  if (focus.kind === "task") {
    if (focus.position >= result.columns.task.length) return "";
    const { name, when, chain } = describeTask(result, focus.position, format);
    return `${name[0].toUpperCase()}${name.slice(1)}. ${when} ${chain[0]?.sentence ?? ""}`;
  }
  if (focus.stall >= result.stalls.start.length) return "";
  const { when, sentence } = describeStall(result, focus.stall, format);
  return `${when} ${sentence}`;
}
