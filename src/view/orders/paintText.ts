import type { WrittenOrder } from "../../schedule/orders/order";
import { type Surface2D, sizeCanvas } from "../gantt/canvas";
import { type CellLook, cellLook } from "./cellLook";
import { isSame, keyOf, type Marks } from "./marks";
import { cellFrom, type TextMap } from "./orderText";
import type { TextFrame } from "./textPlaces";
import type { OrderInk } from "./useOrderInk";

interface Input {
  readonly order: WrittenOrder | undefined;
  readonly map: TextMap;
  readonly marks: Marks;
  readonly frame: TextFrame;
  readonly ink: OrderInk;
  /** The area that is scrolled. */
  readonly area: HTMLElement;
}

/** Paints what lies under the letters that are seen: kinds as a line under each cell, what is marked, and the processors. */
export function paintText(surface: Surface2D, input: Input): void {
  const { area, frame } = input;
  const { gutterPx } = frame;
  const widthPx = gutterPx + area.clientWidth;
  const ratio = sizeCanvas(surface, widthPx, area.clientHeight);
  const { context } = surface;
  context.scale(ratio, ratio);
  const lines = visibleLines(input);
  context.save();
  context.beginPath();
  context.rect(gutterPx, 0, widthPx - gutterPx, area.clientHeight);
  context.clip();
  for (let line = lines.from; line < lines.past; line++) paintLine(context, input, line);
  context.restore();
  for (let line = lines.from; line < lines.past; line++) paintName(context, input, line);
}

function visibleLines({ area, frame, map }: Input) {
  const { linePx, padPx } = frame;
  return {
    from: Math.max(0, Math.floor((area.scrollTop - padPx) / linePx)),
    past: Math.min(map.lineStart.length, Math.ceil((area.scrollTop + area.clientHeight - padPx) / linePx)),
  };
}

function paintLine(context: CanvasRenderingContext2D, input: Input, line: number): void {
  const { order, map, frame, area } = input;
  if (order === undefined) return;
  const start = map.lineStart[line];
  const past = map.lineStart[line + 1] ?? Number.POSITIVE_INFINITY;
  const firstLetter = start + Math.max(0, Math.floor((area.scrollLeft - frame.padPx) / frame.letterPx));
  const lastLetter = firstLetter + Math.ceil(area.clientWidth / frame.letterPx) + 1;
  const y = frame.padPx + line * frame.linePx - area.scrollTop;
  for (let at = cellFrom(map, firstLetter); at < map.from.length; at++) {
    if (map.from[at] >= past || map.from[at] > lastLetter) return;
    const x = frame.gutterPx + frame.padPx + (map.from[at] - start) * frame.letterPx - area.scrollLeft;
    const widthPx = (map.to[at] - map.from[at]) * frame.letterPx;
    paintCell(context, input, { at, x, y, widthPx });
  }
}

interface Box {
  /** Index in the map. */
  readonly at: number;
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
}

function paintCell(context: CanvasRenderingContext2D, input: Input, { at, x, y, widthPx }: Box): void {
  const { order, map, marks, frame, ink } = input;
  const place = { row: map.row[at], cell: map.cell[at] };
  const written = order?.rows[place.row]?.[place.cell];
  if (order === undefined || written === undefined) return;
  const height = frame.linePx;
  const isWrong = marks.wrong.has(keyOf(place));
  if (isWrong) {
    context.fillStyle = ink.dangerSoft;
    context.fillRect(x - 2, y + 1, widthPx + 4, height - 2);
  }
  const look = cellLook(written.text, order.olderLetters);
  underline(context, look, ink, { x, y: y + height - 4, widthPx });
  const isPointed = isSame(marks.hovered, place);
  if (!isWrong && !isPointed) return;
  context.lineWidth = isPointed ? 2 : 1;
  context.strokeStyle = isPointed ? ink.theme.accent : ink.danger;
  context.strokeRect(x - 2.5, y + 0.5, widthPx + 5, height - 1);
}

/** A line in the color of the kind, as thick as it needs to be told; outlined where the color is as light as the paper. */
function underline(
  context: CanvasRenderingContext2D,
  { kinds }: CellLook,
  { theme }: OrderInk,
  { x, y, widthPx }: Pick<Box, "x" | "y" | "widthPx">,
): void {
  const inks = kinds.flatMap((kind) =>
    kind === "backward" ? (["activationGradient", "weightGradient"] as const) : [kind],
  );
  inks.forEach((kind, i) => {
    const { fill, edge } = theme.tasks[kind];
    const left = x + (i * widthPx) / inks.length;
    context.fillStyle = fill;
    context.fillRect(left, y, widthPx / inks.length, 3);
    if (edge === undefined) return;
    context.fillStyle = edge;
    context.fillRect(left, y + 2, widthPx / inks.length, 1);
  });
}

function paintName(context: CanvasRenderingContext2D, { map, frame, ink, area, marks }: Input, line: number) {
  const processor = map.processor[line];
  if (processor < 0) return;
  const y = frame.padPx + line * frame.linePx - area.scrollTop;
  context.font = frame.font;
  context.textAlign = "right";
  context.textBaseline = "middle";
  context.fillStyle = marks.active?.row === processor ? ink.theme.ink : ink.soft;
  context.fillText(`P${processor}`, frame.gutterPx - 6, y + frame.linePx / 2);
}
