import type { CellPlace, WrittenCell, WrittenOrder } from "../../schedule/orders/order";

/** Where the cells of an order stand in its text, first to last, and where the text's lines begin. */
export interface TextMap {
  /** Offset of each line. */
  readonly lineStart: Int32Array;
  /** Offsets of each cell, the end exclusive, and which cell of the order it is. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly row: Int32Array;
  readonly cell: Int32Array;
  /** What each line is for: a processor, or −1. */
  readonly processor: Int32Array;
}

/** Maps a text, with the order that was read in it, if it was. O(length), times its logarithm if rows are out of order. */
export function mapText(text: string, order: WrittenOrder | undefined): TextMap {
  const rows = order?.rows ?? [];
  const sorted = [...rows.keys()].sort((a, b) => (rows[a][0]?.from ?? 0) - (rows[b][0]?.from ?? 0));
  const length = rows.reduce((sum, cells) => sum + cells.length, 0);
  const column = () => new Int32Array(length);
  const cells = { from: column(), to: column(), row: column(), cell: column() };
  let at = 0;
  for (const r of sorted)
    for (let c = 0; c < rows[r].length; c++, at++) {
      cells.from[at] = rows[r][c].from;
      cells.to[at] = rows[r][c].to;
      cells.row[at] = r;
      cells.cell[at] = c;
    }
  const lineStart = lineStarts(text);
  return { lineStart, ...cells, processor: processorsOf(lineStart, order) };
}

/** In PyTorch's files, and while a text cannot be read, every line is a processor's. */
function processorsOf(lineStart: Int32Array, order: WrittenOrder | undefined): Int32Array {
  const processor = new Int32Array(lineStart.length).fill(-1);
  const inOrder = order === undefined ? lineStart.length : order.notation === "torch" ? order.rows.length : 0;
  for (let line = 0; line < inOrder; line++) processor[line] = line;
  order?.rows.forEach((cells, row) => {
    if (cells.length > 0) processor[firstAfter(lineStart, cells[0].from) - 1] = row;
  });
  return processor;
}

function lineStarts(text: string): Int32Array {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return Int32Array.from(starts);
}

/** The line that holds an offset. */
export function lineAt({ lineStart }: TextMap, offset: number): number {
  return firstAfter(lineStart, offset) - 1;
}

/** Index of the first cell that ends at or behind an offset. */
export function cellFrom({ to }: TextMap, offset: number): number {
  return firstAfter(to, offset - 1);
}

/** The cell that the caret at an offset touches. */
export function placeAt(map: TextMap, offset: number): CellPlace | undefined {
  const at = cellFrom(map, offset);
  if (at >= map.from.length || map.from[at] > offset) return undefined;
  // Between two cells that touch an offset, as around an idle slot's comma, the caret stands before the second.
  const next = at + 1;
  const index = next < map.from.length && map.from[next] === offset && map.to[at] < offset ? next : at;
  return { row: map.row[index], cell: map.cell[index] };
}

/** Index of the first value above `value` in ascending ones. */
function firstAfter(values: Int32Array, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The text with two cells in each other's place. */
export function withSwapped(text: string, a: WrittenCell, b: WrittenCell): string {
  const [first, second] = a.from < b.from ? [a, b] : [b, a];
  const cut = (from: number, to?: number) => text.slice(from, to);
  return (
    cut(0, first.from) +
    cut(second.from, second.to) +
    cut(first.to, second.from) +
    cut(first.from, first.to) +
    cut(second.to)
  );
}

/** Cells as plain rows: a line for each processor, cells of one slot under each other. Unused processors are skipped by a label. */
export function rowsText(ranks: readonly (readonly string[])[]): string {
  const slots = Math.max(0, ...ranks.map((cells) => cells.length));
  const widths = Array.from({ length: slots }, (_, slot) =>
    ranks.reduce((most, cells) => Math.max(most, cells[slot]?.length ?? 0), 0),
  );
  const isLabelled = ranks.some((cells) => cells.length === 0);
  const lines = ranks.map((cells, row) => {
    const line = cells.map((cell, slot) => cell.padEnd(widths[slot])).join(" ");
    return isLabelled && cells.length > 0 ? `P${row}: ${line}`.trimEnd() : line.trimEnd();
  });
  return lines.filter((line) => line !== "").join("\n");
}

/** A text as a text area holds it, where every line ends in "\n", and the way back to how its lines ended. */
export function asTyped(text: string): {
  readonly typed: string;
  readonly restore: (typed: string) => string;
} {
  if (!text.includes("\r")) return { typed: text, restore: (typed) => typed };
  return {
    typed: text.replace(/\r\n?/g, "\n"),
    restore: (typed) => typed.replaceAll("\n", "\r\n"),
  };
}
