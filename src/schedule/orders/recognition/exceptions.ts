import type { ComparedRow, Comparison } from "./compareOrders";

/** Processors are named up to this many. */
const MOST_NAMED = 3;

/** Where and how an order differs from the nearest, as the end of a sentence; `textOf` writes a code. */
export function exceptions(
  { rows, moves }: Comparison,
  textOf: (code: number) => string | undefined,
): string {
  const differing = rows.flatMap(({ kept }, row) => (kept === undefined ? [] : [row]));
  const single = moves === 1 ? oneMove(rows[differing[0]], textOf) : undefined;
  if (single !== undefined) return `except that processor ${differing[0]} runs ${single}`;
  const count = moves === 1 ? "1 cell differs" : `${moves} cells differ`;
  return `except on ${processors(differing, rows.length)} (${count})`;
}

function processors(rows: readonly number[], all: number): string {
  if (rows.length === 1) return `processor ${rows[0]}`;
  if (rows.length <= MOST_NAMED)
    return `processors ${rows.slice(0, -1).join(", ")} and ${rows[rows.length - 1]}`;
  return rows.length === all ? `all ${all} processors` : `${rows.length} of ${all} processors`;
}

/** One task that stands too early or too late in its row; undefined if something else is wrong. */
function oneMove(
  { found, expected, kept }: ComparedRow,
  textOf: (code: number) => string | undefined,
): string | undefined {
  const mine = found.codes;
  const theirs = expected.codes;
  const moved = kept?.indexOf(0) ?? -1;
  if (moved < 0 || mine.length !== theirs.length || !theirs.includes(mine[moved])) return undefined;
  const first = mine.findIndex((code, at) => code !== theirs[at]);
  const texts = (a: number, word: string, b: number) => `${textOf(mine[a])} ${word} ${textOf(mine[b])}`;
  return moved <= first + 1 ? texts(first, "before", first + 1) : texts(moved, "after", moved - 1);
}
