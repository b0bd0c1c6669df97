import { formatBytes } from "../../model/formatBytes";

/** More processors than this are counted, not listed. */
const MOST_LISTED = 8;

/** Says which processors need more memory than they have, by their peaks in bytes; undefined if none does. */
export function overLimit(peakBytes: ArrayLike<number>, memoryBytes: number | undefined): string | undefined {
  if (memoryBytes === undefined) return undefined;
  const over: number[] = [];
  for (let row = 0; row < peakBytes.length; row++) if (peakBytes[row] > memoryBytes) over.push(row);
  if (over.length === 0) return undefined;
  const most = over.reduce((peak, row) => Math.max(peak, peakBytes[row]), 0);
  const need = over.length === 1 ? "needs" : "need";
  const have = over.length === 1 ? "it has" : "they have";
  const limit = apart(memoryBytes, most);
  return `${named(over, peakBytes.length)} ${need} up to ${limit.most}, more than the ${limit.memory} ${have}.`;
}

/** The two in words that differ although they are rounded. */
function apart(memoryBytes: number, mostBytes: number): { readonly memory: string; readonly most: string } {
  const memory = formatBytes(memoryBytes);
  const most = formatBytes(mostBytes);
  return memory === most ? { memory: `${memoryBytes} B`, most: `${mostBytes} B` } : { memory, most };
}

function named(rows: readonly number[], processors: number): string {
  if (rows.length === 1) return `Processor ${rows[0]}`;
  if (rows.length === processors) return `All ${processors} processors`;
  if (rows.length > MOST_LISTED) return `${rows.length} processors`;
  return `Processors ${rows.slice(0, -1).join(", ")} and ${rows.at(-1)}`;
}
