import { cellAt, cellCount, type HeatGrid } from "./heatGrid";

/** A cell of a map, by numbers. */
export interface CellRef {
  readonly map: number;
  readonly cell: number;
}

const STEPS: Readonly<Record<string, readonly [column: number, row: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * Where an arrow key leads: to the next cell, over a map's edge into the map beside it; at first to the problem's own size.
 * Undefined for other keys. `across` maps stand side by side.
 */
export function movedCell(
  grid: HeatGrid,
  { maps, across }: { readonly maps: number; readonly across: number },
  from: CellRef | undefined,
  key: string,
): CellRef | undefined {
  const step = STEPS[key];
  if (step === undefined || maps === 0) return undefined;
  if (from === undefined || from.map >= maps || from.cell >= cellCount(grid))
    return { map: 0, cell: Math.max(0, cellAt(grid, grid.own)) };
  const [columns, rows] = [grid.processors.length, grid.microbatches.length];
  const column = (from.cell % columns) + step[0];
  const row = Math.floor(from.cell / columns) + step[1];
  const map = from.map + Math.sign(beyond(column, columns)) - across * Math.sign(beyond(row, rows));
  const isInside = map === from.map;
  if (!isInside && (map < 0 || map >= maps)) return from;
  return { map, cell: wrap(row, rows) * columns + wrap(column, columns) };
}

function beyond(index: number, count: number): number {
  return index < 0 ? -1 : index >= count ? 1 : 0;
}

function wrap(index: number, count: number): number {
  return (index + count) % count;
}
