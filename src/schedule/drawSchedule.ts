import type { TaskId } from "../tasks/ids";
import { greatestCommonDivisor, taskText } from "./notation";
import type { Schedule } from "./schedule";

/** How wide a drawing may get before it is written compactly. */
export interface DrawOptions {
  /** Cells in a row; default 120. */
  readonly columns?: number;
}

/**
 * A small schedule as text, one line per processor. One cell per greatest common unit of all times, ─── where a task goes
 * on and ··· where the processor idles; tasks of no duration are listed below. Where that would be too wide: every task
 * with its start and end.
 */
export function drawSchedule(schedule: Schedule, { columns = 120 }: DrawOptions = {}): string {
  const unit = commonUnit(schedule);
  return schedule.makespan <= columns * unit ? drawGrid(schedule, unit) : drawList(schedule);
}

interface DrawnTask {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function rowTasks({ plan, columns }: Schedule, row: number): readonly DrawnTask[] {
  return Array.from(plan.order[row], (task) => {
    const at = columns.position[task];
    return { text: taskText(plan.tasks, task as TaskId), start: columns.start[at], end: columns.end[at] };
  });
}

/** Largest number of ticks that divides every start and end; 1 if all are 0. */
function commonUnit({ columns }: Schedule): number {
  let unit = 0;
  for (const end of columns.end) unit = greatestCommonDivisor(unit, end);
  for (const start of columns.start) unit = greatestCommonDivisor(unit, start);
  return Math.max(1, unit);
}

function drawGrid(schedule: Schedule, unit: number): string {
  const rows = schedule.plan.order.map((_, row) => rowTasks(schedule, row));
  const width = Math.max(3, ...rows.flat().map(({ text }) => text.length));
  const label = `P${rows.length - 1}`.length;
  const lines = rows.map((tasks, row) => {
    if (tasks.length === 0) return unusedLine(row, label);
    const cells: string[] = Array(schedule.makespan / unit).fill("·".repeat(width));
    for (const { text, start, end } of tasks) {
      cells.fill("─".repeat(width), start / unit, end / unit);
      if (end > start) cells[start / unit] = text.padEnd(width);
    }
    return `${`P${row}`.padEnd(label)}  ${cells.join(" ")}`.trimEnd();
  });
  return [...lines, ...rows.flatMap(instantLine)].join("\n");
}

function instantLine(tasks: readonly DrawnTask[], row: number): readonly string[] {
  const instant = tasks.filter(({ start, end }) => start === end);
  if (instant.length === 0) return [];
  return [`P${row} in no time: ${instant.map(({ text, start }) => `${text} at ${start}`).join(", ")}`];
}

function drawList(schedule: Schedule): string {
  const label = `P${schedule.plan.order.length - 1}`.length;
  const lines = schedule.plan.order.map((_, row) => {
    const cells = rowTasks(schedule, row).map(({ text, start, end }) => `${text} ${start}–${end}`);
    return cells.length === 0 ? unusedLine(row, label) : `${`P${row}`.padEnd(label)}  ${cells.join("  ")}`;
  });
  return lines.join("\n");
}

function unusedLine(row: number, label: number): string {
  return `${`P${row}`.padEnd(label)}  unused`;
}
