import { type Refusal, refuse } from "../../base/refusal";
import type { WrittenCell } from "./order";

/** Actions as `--format actions` prints them: an object with "ranks", whose other keys may be left out, or the lists alone. */
export function readActions(text: string): readonly (readonly WrittenCell[])[] | Refusal {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(BYTE_ORDER_MARK, ""));
  } catch {
    return refuse(
      "The order starts as JSON does, but is none; look at its commas, brackets and quotation marks.",
      "order",
    );
  }
  const ranks: unknown = Array.isArray(value) ? value : (value as Record<string, unknown>).ranks;
  if (!Array.isArray(ranks))
    return refuse(
      'This JSON has no "ranks": a list for each processor, such as [["0F0","0B0"],["1F0","1B0"]].',
      "order",
    );
  const wrong = whatIsWrong(ranks);
  if (wrong !== undefined) return refuse(wrong, "order");
  return cellsOf(text, ranksStart(text), ranks as string[][]);
}

/** Some editors put one before a file. */
const BYTE_ORDER_MARK = /^\ufeff/;

function whatIsWrong(ranks: readonly unknown[]): string | undefined {
  for (const [row, cells] of ranks.entries()) {
    if (!Array.isArray(cells))
      return `Processor ${row} of this JSON is no list of cells, such as ["0F0","0B0"].`;
    const other = cells.findIndex((cell) => typeof cell !== "string");
    if (other >= 0)
      return `Cell ${other} of processor ${row} is ${JSON.stringify(cells[other])}; a cell is a text, such as "0F3".`;
  }
  return undefined;
}

/** Where the lists of cells start in a text that JSON.parse has read: at its bracket, or behind its last key "ranks". */
function ranksStart(text: string): number {
  let at = skipBlanks(text, 0);
  if (text[at] === "[") return at;
  let start = -1;
  for (at = skipBlanks(text, at + 1); text[at] === '"'; ) {
    const keyEnd = endOfString(text, at);
    const key: unknown = JSON.parse(text.slice(at, keyEnd));
    const valueStart = skipBlanks(text, skipBlanks(text, keyEnd) + 1);
    if (key === "ranks") start = valueStart;
    at = skipBlanks(text, endOfValue(text, valueStart));
    if (text[at] === ",") at = skipBlanks(text, at + 1);
  }
  return start;
}

/** Walks the lists once; the texts of cells with escapes are taken from what JSON.parse made of them. */
function cellsOf(text: string, start: number, ranks: readonly (readonly string[])[]): WrittenCell[][] {
  let at = start;
  return ranks.map((cells) => {
    at = text.indexOf("[", at + 1);
    const row = cells.map((cell) => {
      const from = text.indexOf('"', at) + 1;
      at = endOfString(text, from - 1);
      return { text: cell, from, to: at - 1 };
    });
    at = text.indexOf("]", at);
    return row;
  });
}

/** Behind the closing quotation mark of the string that opens at `at`. */
function endOfString(text: string, at: number): number {
  let end = at + 1;
  while (text[end] !== '"') end += text[end] === "\\" ? 2 : 1;
  return end + 1;
}

/** Behind the value that starts at `at`. */
function endOfValue(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; ) {
    const letter = text[i];
    if (letter === '"') {
      i = endOfString(text, i);
      if (depth === 0) return i;
      continue;
    }
    if (depth === 0 && (letter === "," || letter === "}")) return i;
    if (letter === "[" || letter === "{") depth++;
    if (letter === "]" || letter === "}") depth--;
    i++;
    if (depth === 0 && (letter === "]" || letter === "}")) return i;
  }
  return text.length;
}

function skipBlanks(text: string, at: number): number {
  let i = at;
  while (i < text.length && /\s/.test(text[i])) i++;
  return i;
}
