import { type Surface2D, sizeCanvas } from "../gantt/canvas";
import type { HeatCell, HeatMap } from "./heatCells";
import { cellAt, type HeatGrid } from "./heatGrid";
import type { HeatInk } from "./heatInk";
import { boxOf, type HeatLayout } from "./heatLayout";
import { seriesStyle } from "./seriesStyle";

/** What a map is painted from. */
export interface HeatPicture {
  readonly map: HeatMap;
  readonly grid: HeatGrid;
  readonly layout: HeatLayout;
  readonly ink: HeatInk;
  /** One map stands alone and names its axes. */
  readonly isAlone: boolean;
}

type Context = CanvasRenderingContext2D;
type Box = ReturnType<typeof boxOf>;

/** Paints a map: its cells, the numbers of columns and rows, and a frame around the problem's own size. */
export function paintHeatMap(surface: Surface2D, picture: HeatPicture): void {
  const { map, grid, layout, ink } = picture;
  const { context } = surface;
  const ratio = sizeCanvas(surface, layout.map.width, layout.map.height);
  context.scale(ratio, ratio);
  context.textBaseline = "middle";
  context.font = `${ink.fontPx}px ${ink.family}`;
  const hasNumbers = numbersFit(context, picture);
  for (const [index, cell] of map.cells.entries())
    paintCell(context, inset(boxOf(layout, grid, index)), cell, { ink, hasNumbers });
  paintLabels(context, picture);
  const own = cellAt(grid, grid.own);
  if (own >= 0) frameBox(context, boxOf(layout, grid, own), ink);
}

/** Whether the longest number fits into a cell, with a little room. */
function numbersFit(context: Context, { map, layout: { cell }, ink }: HeatPicture): boolean {
  if (cell.height < ink.fontPx + 1) return false;
  const widths = map.cells.map((one) => (one.kind === "shade" ? context.measureText(one.text).width : 0));
  return Math.max(0, ...widths) <= cell.width - 5;
}

function inset({ x, y, width, height }: Box): Box {
  return { x, y, width: width - 1, height: height - 1 };
}

function paintCell(
  context: Context,
  box: Box,
  cell: HeatCell,
  { ink, hasNumbers }: { readonly ink: HeatInk; readonly hasNumbers: boolean },
): void {
  const { x, y, width, height } = box;
  switch (cell.kind) {
    case "awaited":
      context.strokeStyle = ink.line;
      context.lineWidth = 1;
      context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
      return;
    case "refused":
      hatch(context, box, ink.lineStrong);
      return;
    case "unknown":
      write(context, box, "–", ink.ink3);
      return;
    case "shade": {
      const { fill, text } = ink.shades[cell.step];
      context.fillStyle = fill;
      context.fillRect(x, y, width, height);
      if (hasNumbers) write(context, box, cell.text, text);
      return;
    }
    case "best":
      paintBest(context, box, cell, ink);
  }
}

function write(context: Context, { x, y, width, height }: Box, text: string, color: string): void {
  context.fillStyle = color;
  context.textAlign = "center";
  context.fillText(text, x + width / 2, y + height / 2 + 0.5);
}

/** Distance of the lines of a hatching, in CSS pixels. */
const HATCH_PX = 5;

function hatch(context: Context, { x, y, width, height }: Box, color: string): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.beginPath();
  const first = Math.floor((x + y) / HATCH_PX) * HATCH_PX;
  for (let at = first; at <= x + y + width + height; at += HATCH_PX) {
    context.moveTo(at - y, y);
    context.lineTo(at - y - height, y + height);
  }
  context.stroke();
  context.restore();
}

/** Markers are drawn for boxes of this size, and grow and shrink with the box within limits. */
const MARKER_PX = 12;

function paintBest(
  context: Context,
  { x, y, width, height }: Box,
  cell: HeatCell & { readonly kind: "best" },
  ink: HeatInk,
): void {
  const { color, marker, isHollow } = seriesStyle(cell.index);
  const isTied = cell.asGood.length > 0;
  const own = ink.series(color);
  const ground = isTied ? ink.pale(color) : own;
  const mark = isTied ? own : ink.paper;
  context.fillStyle = ground;
  context.fillRect(x, y, width, height);
  const scale = Math.min(1.5, Math.max(0.6, Math.min(width, height) / MARKER_PX));
  context.save();
  context.translate(x + width / 2, y + height / 2);
  context.scale(scale, scale);
  const path = new Path2D(marker);
  if (isHollow) {
    context.strokeStyle = mark;
    context.lineWidth = 1.5;
    context.stroke(path);
  } else {
    context.fillStyle = mark;
    context.fill(path);
  }
  context.restore();
}

function paintLabels(context: Context, { map, grid, layout, ink, isAlone }: HeatPicture): void {
  const { plot, cell, columnLabels, rowLabels } = layout;
  const bottom = plot.y + cell.height * grid.microbatches.length;
  context.fillStyle = ink.ink3;
  for (const column of columnLabels) {
    const count = grid.processors[column];
    const x = plot.x + (column + 0.5) * cell.width - 0.5;
    context.textAlign = "center";
    label(context, String(count), x, bottom + 4 + ink.fontPx / 2, ink, count === grid.own.processors);
  }
  for (const row of rowLabels) {
    const count = grid.microbatches[row];
    const y = bottom - (row + 0.5) * cell.height;
    context.textAlign = "right";
    label(context, String(count), plot.x - 5, y, ink, count === grid.own.microbatches);
  }
  context.textAlign = "left";
  const top = plot.y - 4 - ink.fontPx / 2;
  label(context, isAlone ? "microbatches" : map.label, isAlone ? 0 : plot.x, top, ink, !isAlone);
  const right = plot.x + cell.width * grid.processors.length + 6;
  if (isAlone) label(context, "processors", right, bottom + 4 + ink.fontPx / 2, ink, false);
}

function label(context: Context, text: string, x: number, y: number, ink: HeatInk, isStrong: boolean): void {
  context.fillStyle = isStrong ? ink.ink : ink.ink3;
  context.font = `${isStrong ? 600 : 400} ${ink.fontPx}px ${ink.family}`;
  context.fillText(text, x, y);
}

/** Around the problem's own size: dark on any shade, for a bright line inside it. */
function frameBox(context: Context, { x, y, width, height }: Box, ink: HeatInk): void {
  context.lineWidth = 1;
  context.strokeStyle = ink.paper;
  context.strokeRect(x + 0.5, y + 0.5, width - 2, height - 2);
  context.lineWidth = 2;
  context.strokeStyle = ink.ink;
  context.strokeRect(x - 1, y - 1, width + 1, height + 1);
}
