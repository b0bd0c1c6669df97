import type { CellPlace, WrittenOrder } from "../../schedule/orders/order";
import type { OpKind } from "../../tasks/op";
import { cellLook } from "./cellLook";
import { cornerOf, GAP_PX, type GridInput } from "./gridPlaces";
import type { OrderInk } from "./useOrderInk";

/** Paints one cell as a box in the colors of its kinds, with the microbatch on it. */
export function paintBox(context: CanvasRenderingContext2D, input: GridInput, place: CellPlace): void {
  const { order, frame, ink } = input;
  const { x, y } = cornerOf(input, place);
  const look = cellLook(order.rows[place.row][place.cell].text, order.olderLetters);
  const width = frame.cellPx - GAP_PX;
  const height = frame.rowPx - 2 * GAP_PX;
  const { theme } = ink;
  context.font = `${theme.digitsPx}px ${theme.fonts.text}`;
  context.textAlign = "center";
  const shares = Math.max(1, look.kinds.length);
  look.labels.forEach((label, i) => {
    const box = { x: x + (i * width) / shares, y: y + GAP_PX, width: width / shares, height };
    const kind = look.kinds[i];
    if (kind === undefined) outlineOther(context, input, box, { label, isKnown: look.isKnown });
    else fillTask(context, ink, box, kind);
    context.fillStyle = kind === undefined ? other(ink, look.isKnown) : digitsOn(ink, kind);
    context.fillText(label, box.x + box.width / 2, y + frame.rowPx / 2 + 0.5);
  });
  if (look.kinds.length > 0 && look.stage !== firstStage(order, place.row))
    markChunk(context, ink, look.kinds[0], x, y);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function other({ soft, danger }: OrderInk, isKnown: boolean): string {
  return isKnown ? soft : danger;
}

function digitsOn({ theme }: OrderInk, kind: OpKind): string {
  return theme.tasks[kind === "backward" ? "activationGradient" : kind].digits;
}

/** A fused backward is what it is: two bands in one box. */
function fillTask(context: CanvasRenderingContext2D, { theme }: OrderInk, box: Box, kind: OpKind): void {
  const { x, y, width, height } = box;
  if (kind === "backward") {
    const { activationGradient, weightGradient } = theme.tasks;
    fillSolid(context, { ...activationGradient, edge: weightGradient.edge }, box);
    context.fillStyle = weightGradient.fill;
    context.fillRect(x + 1, y + height / 2, width - 2, height / 2 - 1);
  } else fillSolid(context, theme.tasks[kind], { x, y, width, height });
}

function fillSolid(
  context: CanvasRenderingContext2D,
  { fill, edge }: { readonly fill: string; readonly edge?: string },
  { x, y, width, height }: Box,
): void {
  context.fillStyle = fill;
  context.fillRect(x, y, width, height);
  if (edge === undefined) return;
  context.lineWidth = 1;
  context.strokeStyle = edge;
  context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
}

function outlineOther(
  context: CanvasRenderingContext2D,
  { ink }: GridInput,
  { x, y, width, height }: Box,
  { label, isKnown }: { readonly label: string; readonly isKnown: boolean },
): void {
  if (label === "") {
    context.fillStyle = ink.theme.line;
    context.fillRect(x + width / 2 - 3, y + height / 2, 6, 1);
    return;
  }
  context.lineWidth = 1;
  context.strokeStyle = isKnown ? ink.theme.line : ink.danger;
  context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
}

/** The stage that a row's first task is of; its other stages carry a mark in the corner. */
function firstStage(order: WrittenOrder, row: number): number {
  for (const { text } of order.rows[row]) {
    const { stage } = cellLook(text, order.olderLetters);
    if (stage >= 0) return stage;
  }
  return -1;
}

function markChunk(context: CanvasRenderingContext2D, ink: OrderInk, kind: OpKind, x: number, y: number) {
  context.fillStyle = digitsOn(ink, kind);
  context.beginPath();
  context.moveTo(x + 1, y + 2);
  context.lineTo(x + 6, y + 2);
  context.lineTo(x + 1, y + 7);
  context.fill();
}
