import { isPair } from "../scene/coverage";
import type { Position, TaskMarks } from "../scene/scene";
import { rowOfPosition } from "../scene/visibleRange";
import type { DrawContext } from "./drawContext";
import { type Frame, xOf } from "./frame";

/** Outlines the selected task in the accent color, with a thin inner line against the box; the hovered one thinly. */
export function drawOutlines(frame: Frame, context: DrawContext): void {
  const { selected, hovered = -1 } = frame.spec;
  if (hovered !== -1 && hovered !== selected) outline(frame, context, hovered, 1);
  if (selected !== -1) outline(frame, context, selected, 2);
}

function outline(frame: Frame, context: DrawContext, position: Position, thicknessPx: number): void {
  const { columns } = frame.scene.tasks;
  const { theme } = frame.spec;
  const row = rowOfPosition(columns.rowOffset, position);
  const box = frame.rows[row];
  const thick = Math.max(1, Math.round(thicknessPx * frame.ratio));
  const inner = Math.max(1, Math.round(frame.ratio));
  const [from, to] = drawnSpan(columns, row, position);
  const left = frame.left + Math.round(xOf(frame, from));
  const right = Math.max(left + 2, frame.left + Math.round(xOf(frame, to)) - 1);
  strokeInside(
    context,
    theme.accent,
    left - thick,
    box.boxTop - thick,
    right + thick,
    box.boxBottom + thick,
    thick,
  );
  if (right - left >= 6 * inner)
    strokeInside(context, theme.accentInner, left, box.boxTop, right, box.boxBottom, inner);
}

/** When a task's box begins and ends: its own time, or its half of a pair's. */
function drawnSpan(
  columns: TaskMarks["columns"],
  row: number,
  position: Position,
): readonly [number, number] {
  const { rowOffset, start, end } = columns;
  const middle = (start[position] + end[position]) / 2;
  if (isPair(columns, position, rowOffset[row + 1])) return [start[position], middle];
  const isSecond = position > rowOffset[row] && isPair(columns, position - 1, rowOffset[row + 1]);
  return [isSecond ? middle : start[position], end[position]];
}

/** A frame of four rectangles: crisp at any pixel ratio. */
function strokeInside(
  context: DrawContext,
  color: string,
  left: number,
  top: number,
  right: number,
  bottom: number,
  thick: number,
): void {
  context.fillStyle = color;
  context.fillRect(left, top, right - left, thick);
  context.fillRect(left, bottom - thick, right - left, thick);
  context.fillRect(left, top + thick, thick, bottom - top - 2 * thick);
  context.fillRect(right - thick, top + thick, thick, bottom - top - 2 * thick);
}
