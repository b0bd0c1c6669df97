import { greatestCommonDivisor } from "../base/greatestCommonDivisor";
import { rowCells } from "./notation";
import type { Schedule } from "./schedule";

/** How wide a drawing may get before it is written compactly. */
export interface DrawOptions {
  /** Cells in a row; default 120. */
  readonly columns?: number;
}

/**
 * A small schedule as text, one line per processor. One cell per greatest common unit of all times, ─── where a task goes
 * on and ··· where the processor idles; an overlapped pair stands across its cells, tasks of no duration are listed below.
 * Where that would be too wide: every task with its start and end.
 */
export function drawSchedule(schedule: Schedule, { columns = 120 }: DrawOptions = {}): string {
  const unit = commonUnit(schedule);
  return schedule.makespan <= columns * unit ? drawGrid(schedule, unit) : drawList(schedule);
}

/** A task, or a pair of them. */
interface DrawnTask {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function rowTasks({ plan, columns }: Schedule, row: number): readonly DrawnTask[] {
  const { tasks, pairs } = plan;
  const order = plan.order[row];
  const firsts = new Set(pairs?.first);
  const texts = rowCells({ tasks }, order, (at) => firsts.has(order[at]));
  const begins = Array.from(order.keys()).filter((at) => at === 0 || !firsts.has(order[at - 1]));
  return begins.map((index, i) => {
    const at = columns.position[order[index]];
    return { text: texts[i], start: columns.start[at], end: columns.end[at] };
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
  const width = Math.max(3, ...rows.flat().map((task) => neededWidth(task, unit)));
  const label = `P${rows.length - 1}`.length;
  const lines = rows.map((tasks, row) => {
    if (tasks.length === 0) return unusedLine(row, label);
    const cells: (string | undefined)[] = Array(schedule.makespan / unit).fill("·".repeat(width));
    for (const { text, start, end } of tasks) {
      if (end === start) continue;
      cells.fill("─".repeat(width), start / unit, end / unit);
      const covered = Math.ceil((text.length + 1) / (width + 1));
      cells.fill(undefined, start / unit, start / unit + covered);
      cells[start / unit] = text.padEnd(covered * (width + 1) - 1);
    }
    const drawn = cells.filter((cell) => cell !== undefined);
    return `${`P${row}`.padEnd(label)}  ${drawn.join(" ")}`.trimEnd();
  });
  return [...lines, ...rows.flatMap(instantLine)].join("\n");
}

/** Characters of a cell with which a task is not cut: a pair may stand across the cells it lasts. */
function neededWidth({ text, start, end }: DrawnTask, unit: number): number {
  if (!text.startsWith("(")) return text.length;
  return end === start ? 0 : Math.ceil((text.length + 1) / ((end - start) / unit)) - 1;
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
