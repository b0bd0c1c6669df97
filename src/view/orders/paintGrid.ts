import type { CellPlace } from "../../schedule/orders/order";
import { type Surface2D, sizeCanvas } from "../gantt/canvas";
import { cornerOf, GAP_PX, type GridInput, type SeenCells, seenCells } from "./gridPlaces";
import { isSame, keyOf } from "./marks";
import { paintBox } from "./paintBox";

/** How far a number may stand out of its box. */
const BADGE_PX = 5;
/** A slot's number stands over every so many. */
const NUMBERED = 5;

/** Paints the cells that are seen as boxes, in the order that they stand in, with what is marked. */
export function paintGrid(surface: Surface2D, input: GridInput): void {
  const { area, frame, order } = input;
  const ratio = sizeCanvas(surface, area.clientWidth, area.clientHeight);
  const { context } = surface;
  context.scale(ratio, ratio);
  context.textBaseline = "middle";
  const seen = seenCells(input);
  context.save();
  context.beginPath();
  context.rect(frame.gutterPx - BADGE_PX, frame.headPx - BADGE_PX, area.clientWidth, area.clientHeight);
  context.clip();
  for (let row = seen.row; row < seen.pastRow; row++)
    for (let cell = seen.cell; cell < Math.min(seen.pastCell, order.rows[row].length); cell++)
      paintBox(context, input, { row, cell });
  for (let row = seen.row; row < seen.pastRow; row++)
    for (let cell = seen.cell; cell < Math.min(seen.pastCell, order.rows[row].length); cell++)
      outlineBox(context, input, { row, cell });
  paintCycle(context, input);
  context.restore();
  paintNames(context, input, seen);
}

function outlineBox(context: CanvasRenderingContext2D, input: GridInput, place: CellPlace): void {
  const { marks, ink, frame } = input;
  const isLookedAt = isSame(marks.hovered, place) || isSame(marks.active, place);
  if (!isLookedAt && !marks.wrong.has(keyOf(place))) return;
  const { x, y } = cornerOf(input, place);
  const box = [x, y + 1, frame.cellPx - GAP_PX, frame.rowPx - 2] as const;
  context.strokeStyle = ink.paper;
  context.lineWidth = 4;
  context.strokeRect(...box);
  context.strokeStyle = isLookedAt ? ink.theme.accent : ink.danger;
  context.lineWidth = 2;
  context.strokeRect(...box);
}

/** A number on every cell that stopped, and the same one, hollow, on the cell that it waits for. */
function paintCycle(context: CanvasRenderingContext2D, input: GridInput): void {
  for (const [i, { cell, waitsFor }] of input.marks.cycle.entries()) {
    if (waitsFor !== undefined) paintNumber(context, input, waitsFor, { number: i + 1, isHollow: true });
    paintNumber(context, input, cell, { number: i + 1, isHollow: false });
  }
}

function paintNumber(
  context: CanvasRenderingContext2D,
  input: GridInput,
  place: CellPlace,
  { number, isHollow }: { readonly number: number; readonly isHollow: boolean },
): void {
  const { ink } = input;
  const corner = cornerOf(input, place);
  const x = corner.x + 1;
  const y = corner.y + 3;
  context.beginPath();
  context.arc(x, y, 8, 0, 2 * Math.PI);
  context.fillStyle = ink.paper;
  context.fill();
  context.beginPath();
  context.arc(x, y, 6.5, 0, 2 * Math.PI);
  context.fillStyle = isHollow ? ink.paper : ink.danger;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = ink.danger;
  context.stroke();
  context.font = `600 9px ${ink.theme.fonts.text}`;
  context.textAlign = "center";
  context.fillStyle = isHollow ? ink.danger : ink.paper;
  context.fillText(`${number}`, x, y + 0.5);
}

/** Processors to the left and every fifth slot above, on paper that covers what is scrolled away. */
function paintNames(context: CanvasRenderingContext2D, input: GridInput, seen: SeenCells): void {
  const { frame, area, ink, marks } = input;
  const { theme } = ink;
  context.font = `${theme.digitsPx}px ${theme.fonts.text}`;
  for (let cell = seen.cell; cell < seen.pastCell; cell++) {
    if (cell % NUMBERED !== 0) continue;
    const { x } = cornerOf(input, { row: 0, cell });
    if (x < frame.gutterPx) continue;
    context.textAlign = "center";
    context.fillStyle = ink.soft;
    context.fillText(`${cell}`, x + frame.cellPx / 2, frame.headPx / 2);
  }
  context.textAlign = "right";
  context.save();
  context.beginPath();
  context.rect(0, frame.headPx, frame.gutterPx, area.clientHeight);
  context.clip();
  for (let row = seen.row; row < seen.pastRow; row++) {
    const { y } = cornerOf(input, { row, cell: 0 });
    context.fillStyle = marks.active?.row === row ? theme.ink : ink.soft;
    context.fillText(`P${row}`, frame.gutterPx - 6, y + frame.rowPx / 2);
  }
  context.restore();
}
