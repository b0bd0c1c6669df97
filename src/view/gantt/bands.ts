import type { Band } from "../../render/renderSpec";

/** Rows just outside are drawn, too. */
const MARGIN_PX = 64;

/** The rows of a plot that are in sight, within what scrolls the charts; all where nothing scrolls. */
export function bandInSight(canvas: HTMLCanvasElement, rows: number, rowHeightPx: number): Band {
  const scroller = canvas.closest("[data-scroller]");
  if (scroller === null) return { from: 0, past: rows };
  const { top } = canvas.getBoundingClientRect();
  const room = scroller.getBoundingClientRect();
  return rowsBetween(room.top - MARGIN_PX - top, room.bottom + MARGIN_PX - top, rows, rowHeightPx);
}

/** The rows that reach into the height from `topPx` to `bottomPx`, which count from the first row's top. */
export function rowsBetween(topPx: number, bottomPx: number, rows: number, rowHeightPx: number): Band {
  const from = Math.min(rows, Math.max(0, Math.floor(topPx / rowHeightPx)));
  const past = Math.min(rows, Math.max(from, Math.ceil(bottomPx / rowHeightPx)));
  return { from, past };
}

/** All rows in bands of at most `size`: those of `first`, then those below, then those above it. */
export function bandsFrom(first: Band, rows: number, size: number): readonly Band[] {
  return [...cut(first.from, first.past, size), ...cut(first.past, rows, size), ...cut(0, first.from, size)];
}

function cut(from: number, past: number, size: number): readonly Band[] {
  const bands: Band[] = [];
  for (let at = from; at < past; at += size) bands.push({ from: at, past: Math.min(past, at + size) });
  return bands;
}
