import type { HeatGrid } from "./heatGrid";

/** Where maps, cells and labels stand, in CSS pixels. All maps are alike. */
export interface HeatLayout {
  /** Of all maps together; higher than the room where they do not fit. */
  readonly width: number;
  readonly height: number;
  /** Maps side by side. */
  readonly across: number;
  /** Top left corners of the maps. */
  readonly places: readonly Corner[];
  readonly map: Size;
  /** Top left corner of the cells within a map. */
  readonly plot: Corner;
  readonly cell: Size;
  /** Which columns and rows have room for their number. */
  readonly columnLabels: readonly number[];
  readonly rowLabels: readonly number[];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

/** What is laid out, and in what room. */
interface Wanted extends Size {
  readonly maps: number;
  readonly grid: HeatGrid;
  /** Of the small text, in CSS pixels. */
  readonly fontPx: number;
  /** Left and right of all maps; absent: a little. */
  readonly paddingPx?: number;
}

const LEAST: Size = { width: 11, height: 9 };
const PADDING = 12;
const GAP = 20;
/** Cells are not stretched beyond these shapes, or this width where they are low. */
const WIDEST = 2.5;
const MOST_WIDE = 44;
const HIGHEST = 1.2;
/** A digit is about so wide, as a share of its font size. */
const DIGIT = 0.62;

/** The largest cells with which all maps fit; where none do, the smallest that can be read, to scroll. */
export function layOutHeatMaps(wanted: Wanted): HeatLayout {
  const frame = frameOf(wanted);
  const sizes = Array.from({ length: wanted.maps }, (_, i) => ({
    across: i + 1,
    cell: cellSize(wanted, frame, i + 1, Math.ceil(wanted.maps / (i + 1))),
  }));
  const readable = sizes.filter(({ cell }) => cell.width >= LEAST.width && cell.height >= LEAST.height);
  if (readable.length > 0)
    return place(
      wanted,
      frame,
      readable.reduce((a, b) => (areaOf(b.cell) > areaOf(a.cell) ? b : a)),
    );
  const across = sizes.findLast(({ cell }) => cell.width >= LEAST.width)?.across ?? 1;
  const least = frame.top + wanted.grid.microbatches.length * LEAST.height + frame.bottom;
  const down = Math.max(1, Math.floor((wanted.height - PADDING) / least));
  const cell = cellSize(wanted, frame, across, down);
  return place(wanted, frame, { across, cell: { ...cell, height: Math.max(LEAST.height, cell.height) } });
}

/** What stands around the cells of a map: its name and the numbers of its columns and rows. */
interface Frame {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  readonly right: number;
}

/** What a map that stands alone has right of its columns' numbers. */
const AXIS_NAME = "processors";

function frameOf({ maps, grid, fontPx }: Wanted): Frame {
  return {
    left: textWidth(String(Math.max(...grid.microbatches)), fontPx) + 6,
    top: fontPx + 9,
    bottom: fontPx + 7,
    right: maps === 1 ? textWidth(AXIS_NAME, fontPx) + 8 : 1,
  };
}

/** About how wide a text in small type is. */
function textWidth(text: string, fontPx: number): number {
  return Math.ceil(text.length * DIGIT * fontPx);
}

function cellSize(
  { grid, width, height, paddingPx = PADDING }: Wanted,
  frame: Frame,
  across: number,
  down: number,
): Size {
  const wide = (width - 2 * paddingPx - (across - 1) * GAP) / across - frame.left - frame.right;
  const tall = (height - PADDING / 2) / down - frame.top - frame.bottom;
  const cell = {
    width: Math.max(1, Math.floor(wide / grid.processors.length)),
    height: Math.max(1, Math.floor(tall / grid.microbatches.length)),
  };
  return {
    width: Math.min(cell.width, Math.max(MOST_WIDE, Math.floor(cell.height * WIDEST))),
    height: Math.min(cell.height, Math.floor(cell.width * HIGHEST)),
  };
}

function areaOf({ width, height }: Size): number {
  return width * height;
}

function place(
  { maps, grid, fontPx, paddingPx = PADDING }: Wanted,
  { left, top, bottom, right }: Frame,
  { across, cell }: { readonly across: number; readonly cell: Size },
): HeatLayout {
  const map = {
    width: left + cell.width * grid.processors.length + right,
    height: top + cell.height * grid.microbatches.length + bottom,
  };
  const places = Array.from({ length: maps }, (_, i) => ({
    x: paddingPx + (i % across) * (map.width + GAP),
    y: Math.floor(i / across) * map.height,
  }));
  const columnPx = textWidth(String(Math.max(...grid.processors)), fontPx) + 6;
  return {
    width: 2 * paddingPx + Math.min(across, maps) * (map.width + GAP) - GAP,
    height: Math.ceil(maps / across) * map.height,
    across,
    places,
    map,
    plot: { x: left, y: top },
    cell,
    columnLabels: labelled(grid.processors, grid.own.processors, columnPx / cell.width),
    rowLabels: labelled(grid.microbatches, grid.own.microbatches, (fontPx + 1) / cell.height),
  };
}

/** Indices of the counts that have a label where each takes the room of `room` counts: the own one, and as many others as fit. */
function labelled(counts: readonly number[], own: number, room: number): readonly number[] {
  const first = counts.indexOf(own);
  const chosen = first < 0 ? [] : [first];
  for (const index of counts.keys())
    if (chosen.every((other) => Math.abs(other - index) >= room)) chosen.push(index);
  return chosen.sort((a, b) => a - b);
}

/** The map and the cell at a place within all maps; undefined between them. */
export function cellUnder(
  { places, plot, cell }: HeatLayout,
  grid: HeatGrid,
  x: number,
  y: number,
): { readonly map: number; readonly cell: number } | undefined {
  for (const [map, corner] of places.entries()) {
    const column = Math.floor((x - corner.x - plot.x) / cell.width);
    const fromTop = Math.floor((y - corner.y - plot.y) / cell.height);
    const row = grid.microbatches.length - 1 - fromTop;
    if (column < 0 || column >= grid.processors.length || row < 0 || row >= grid.microbatches.length)
      continue;
    return { map, cell: row * grid.processors.length + column };
  }
  return undefined;
}

/** The box of a cell within its map. Few microbatches are at the bottom. */
export function boxOf({ plot, cell }: HeatLayout, grid: HeatGrid, index: number): Corner & Size {
  const column = index % grid.processors.length;
  const row = Math.floor(index / grid.processors.length);
  return {
    x: plot.x + column * cell.width,
    y: plot.y + (grid.microbatches.length - 1 - row) * cell.height,
    ...cell,
  };
}
