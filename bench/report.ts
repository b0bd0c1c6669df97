import type { Figure } from "./topic";

/** Widths of the table's columns; what is longer pushes the rest to the right. */
const WIDTHS = { name: 52, value: 11, unit: 10, budget: 11, used: 8, peer: 11, times: 10 };

/** The table's first line. */
export const HEADER = line("", "measured", "", "budget", "used", "best peer", "× peer", "");

/** One line of the table. */
export function figureLine(figure: Figure): string {
  const { name, value, unit, budget, used, peer, times, note } = cellsOf(figure);
  return line(name, value, unit, budget, used, peer, times, isOver(figure) ? `OVER  ${note}` : note);
}

/** A figure as text, a table's cells; empty where there is nothing to say. */
export interface Cells {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly budget: string;
  readonly used: string;
  readonly peer: string;
  readonly times: string;
  readonly note: string;
}

/** The cells of a figure, which are the same wherever it is shown. */
export function cellsOf(figure: Figure): Cells {
  const { name, value, unit, budget, peer, note = "" } = figure;
  const used = shareOfBudget(figure);
  const times = timesPeer(figure);
  return {
    name,
    value: Number.isNaN(value) ? "–" : round(value),
    unit,
    budget: budget === undefined ? "" : `${figure.moreIsBetter ? "≥" : "≤"} ${round(budget)}`,
    used: used === undefined ? "" : `${round(100 * used)} %`,
    peer: peer === undefined ? "" : round(peer),
    times: times === undefined ? "" : `${round(times)} ×`,
    note,
  };
}

/** How much of its budget a figure takes: 1 is all of it. Undefined without a budget or a value. */
export function shareOfBudget({ value, budget, moreIsBetter }: Figure): number | undefined {
  if (budget === undefined || Number.isNaN(value)) return undefined;
  return moreIsBetter ? budget / value : value / budget;
}

/** Whether a figure misses its budget. */
export function isOver(figure: Figure): boolean {
  return (shareOfBudget(figure) ?? 0) > 1;
}

/** How many times better than the best peer; undefined without a peer or a value. */
export function timesPeer({ value, peer, moreIsBetter }: Figure): number | undefined {
  if (peer === undefined || Number.isNaN(value)) return undefined;
  return moreIsBetter ? value / peer : peer / value;
}

/** Three digits, more only where they stand before the point. */
function round(value: number): string {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return value.toLocaleString("en", { maximumFractionDigits: Math.min(digits, 3) });
}

function line(
  name: string,
  value: string,
  unit: string,
  budget: string,
  used: string,
  peer: string,
  times: string,
  note: string,
): string {
  const cells = [
    name.padEnd(WIDTHS.name),
    value.padStart(WIDTHS.value),
    unit.padEnd(WIDTHS.unit),
    budget.padStart(WIDTHS.budget),
    used.padStart(WIDTHS.used),
    peer.padStart(WIDTHS.peer),
    times.padStart(WIDTHS.times),
  ];
  return `${cells.join(" ")}  ${note}`.trimEnd();
}
