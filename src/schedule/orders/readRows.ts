import { type Refusal, refuse } from "../../base/refusal";
import { MAX_PROCESSORS } from "../../model/limits";
import type { WrittenCell } from "./order";

/**
 * Plain rows: a line for each processor, cells apart by blanks, commas or both. "P3:" ahead of a line says which processor
 * it is, "#" behind a blank starts a comment, lines without either cell or label count for nothing. Processors that are
 * skipped stay unused.
 */
export function readRows(text: string): readonly (readonly WrittenCell[])[] | Refusal {
  const rows: (readonly WrittenCell[])[] = [];
  const lineOf: (number | undefined)[] = [];
  let line = 0;
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf("\n", from);
    const past = newline < 0 ? text.length : newline;
    line++;
    const label = LABEL.exec(text.slice(from, past));
    const cells = readLine(text, from + (label?.[0].length ?? 0), past);
    from = past + 1;
    if (label === null && cells.length === 0) continue;
    const row = label === null ? rows.length : Number(label[1]);
    if (row >= MAX_PROCESSORS)
      return refuse(
        `Line ${line} is for processor ${row}; processors are numbered 0 to ${MAX_PROCESSORS - 1} at most.`,
        "order",
      );
    if (lineOf[row] !== undefined)
      return refuse(
        `Line ${line} is for processor ${row}, as line ${lineOf[row]} is; write each processor once.`,
        "order",
      );
    while (rows.length < row) rows.push([]);
    rows[row] = cells;
    lineOf[row] = line;
  }
  return rows;
}

const LABEL = /^\s*P(\d{1,9})\s*:/i;

function readLine(text: string, from: number, past: number): WrittenCell[] {
  const cells: WrittenCell[] = [];
  for (let at = from; at < past; ) {
    if (isSeparator(text[at])) {
      at++;
      continue;
    }
    if (text[at] === "#") break;
    const end = endOfCell(text, at, past);
    cells.push({ text: text.slice(at, end), from: at, to: end });
    at = end;
  }
  return cells;
}

/** Up to the next separator; blanks inside parentheses belong to the cell. */
function endOfCell(text: string, at: number, past: number): number {
  let end = at;
  if (text[at] === "(") {
    const close = text.indexOf(")", at);
    if (close >= 0 && close < past) end = close;
  }
  while (end < past && !isSeparator(text[end])) end++;
  return end;
}

function isSeparator(letter: string): boolean {
  return letter === " " || letter === "," || letter === "\t" || letter === "\r" || letter === "\ufeff";
}
