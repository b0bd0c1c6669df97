import { type Refusal, refuse } from "../../base/refusal";

/** One row of a table and where it starts in the file. */
export interface CsvRow {
  /** From 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The characters that may stand between cells. */
export type Separator = "," | ";" | "\t";

/** The separator that the first line uses most often; a comma if it uses none. */
export function separatorOf(text: string): Separator {
  const [first] = text.split(/[\r\n]/, 1);
  const unquoted = first.replace(/"[^"]*"/g, "");
  const uses = (separator: Separator) => unquoted.split(separator).length - 1;
  return ([";", "\t"] as const).reduce<Separator>(
    (best, next) => (uses(next) > uses(best) ? next : best),
    ",",
  );
}

/**
 * Splits a table into rows and cells: cells in double quotes may hold separators, line ends and doubled quotes, others
 * lose the blanks around them. Empty lines are skipped. One pass over the text, which ends after `most` rows.
 */
export function parseCsv(text: string, separator: Separator, most: number): readonly CsvRow[] | Refusal {
  const rows: CsvRow[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length && rows.length < most) {
    const cells: string[] = [];
    const start = line;
    let more = true;
    while (more) {
      const cell = parseCell(text, at, separator);
      if (cell === undefined)
        return refuse(`Line ${line}: a quoted cell is not closed, or goes on after its quotes.`);
      cells.push(cell.value);
      line += cell.lineEnds;
      more = text[cell.end] === separator;
      at = cell.end + 1;
    }
    if (text[at - 1] === "\r" && text[at] === "\n") at++;
    if (cells.length > 1 || cells[0] !== "") rows.push({ line: start, cells });
    line++;
  }
  return rows;
}

interface Cell {
  readonly value: string;
  /** Where the separator or line end after the cell stands. */
  readonly end: number;
  /** Line ends inside the cell. */
  readonly lineEnds: number;
}

function parseCell(text: string, from: number, separator: Separator): Cell | undefined {
  let start = from;
  while (text[start] === " ") start++;
  if (text[start] === '"') return parseQuoted(text, start + 1, separator);
  let end = start;
  while (end < text.length && !isEnd(text[end], separator)) end++;
  return { value: text.slice(start, end).trim(), end, lineEnds: 0 };
}

function parseQuoted(text: string, from: number, separator: Separator): Cell | undefined {
  let close = text.indexOf('"', from);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close === -1) return undefined;
  let end = close + 1;
  while (text[end] === " ") end++;
  if (end < text.length && !isEnd(text[end], separator)) return undefined;
  const value = text.slice(from, close).replaceAll('""', '"');
  return { value, end, lineEnds: value.split(/\r\n|\r|\n/).length - 1 };
}

function isEnd(character: string, separator: Separator): boolean {
  return character === separator || character === "\n" || character === "\r";
}

/** Writes a cell so that parseCsv with a comma gives it back. */
export function csvCell(value: string): string {
  return /^[^",\r\n]*$/.test(value) && value.trim() === value ? value : `"${value.replaceAll('"', '""')}"`;
}
