import type { CellPlace, WrittenOrder } from "../../schedule/orders/order";
import type { OpKind } from "../../tasks/op";
import { type Surface2D, sizeCanvas } from "../gantt/canvas";
import { cellLook } from "./cellLook";
import { isSame, keyOf, type Marks } from "./marks";
import type { OrderInk } from "./useOrderInk";

/** Sizes of an order's picture in CSS pixels. */
export interface GridFrame {
  readonly cellPx: number;
  readonly rowPx: number;
  /** Room for the processors' names to the left. */
  readonly gutterPx: number;
  /** Room for the numbers of the slots above. */
  readonly headPx: number;
}

/** What the picture of an order shows. */
export interface GridInput {
  readonly order: WrittenOrder;
  readonly frame: GridFrame;
  readonly marks: Marks;
  readonly ink: OrderInk;
  /** The element that is scrolled. */
  readonly area: HTMLElement;
}

/** Room between boxes. */
const GAP_PX = 1;
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

/** The cell at a point of the area, if there is one. */
export function cellAt({ order, frame, area }: GridInput, x: number, y: number): CellPlace | undefined {
  if (x < frame.gutterPx || y < frame.headPx) return undefined;
  const row = Math.floor((y - frame.headPx + area.scrollTop) / frame.rowPx);
  const cell = Math.floor((x - frame.gutterPx + area.scrollLeft) / frame.cellPx);
  return order.rows[row]?.[cell] === undefined ? undefined : { row, cell };
}

type Seen = ReturnType<typeof seenCells>;

function seenCells({ order, frame, area }: GridInput) {
  const slots = order.rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  return {
    row: Math.floor(area.scrollTop / frame.rowPx),
    pastRow: Math.min(order.rows.length, Math.ceil((area.scrollTop + area.clientHeight) / frame.rowPx)),
    cell: Math.floor(area.scrollLeft / frame.cellPx),
    pastCell: Math.min(slots, Math.ceil((area.scrollLeft + area.clientWidth) / frame.cellPx)),
  };
}

function cornerOf({ frame, area }: GridInput, { row, cell }: CellPlace) {
  return {
    x: frame.gutterPx + cell * frame.cellPx - area.scrollLeft,
    y: frame.headPx + row * frame.rowPx - area.scrollTop,
  };
}

function paintBox(context: CanvasRenderingContext2D, input: GridInput, place: CellPlace): void {
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
function paintNames(context: CanvasRenderingContext2D, input: GridInput, seen: Seen): void {
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
