import type { WrittenCell } from "./order";

/** PyTorch's CSV: a line per rank, a cell between any two commas; an empty line is a rank without actions. */
export function readTorchCsv(text: string): readonly (readonly WrittenCell[])[] {
  const rows: WrittenCell[][] = [];
  for (let from = text.startsWith("\ufeff") ? 1 : 0; from < text.length; ) {
    const newline = text.indexOf("\n", from);
    const past = newline < 0 ? text.length : newline;
    rows.push(readLine(text, from, text[past - 1] === "\r" && past > from ? past - 1 : past));
    from = past + 1;
  }
  return rows;
}

function readLine(text: string, from: number, past: number): WrittenCell[] {
  const cells: WrittenCell[] = [];
  if (from === past) return cells;
  for (let start = from; start <= past; ) {
    const comma = text.indexOf(",", start);
    const end = comma < 0 || comma > past ? past : comma;
    cells.push({ text: text.slice(start, end), from: start, to: end });
    start = end + 1;
  }
  return cells;
}
