import type { CellPlace, WrittenOrder } from "../../schedule/orders/order";
import type { Marks } from "./marks";
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
export const GAP_PX = 1;

/** The cell at a point of the area, if there is one. */
export function cellAt({ order, frame, area }: GridInput, x: number, y: number): CellPlace | undefined {
  if (x < frame.gutterPx || y < frame.headPx) return undefined;
  const row = Math.floor((y - frame.headPx + area.scrollTop) / frame.rowPx);
  const cell = Math.floor((x - frame.gutterPx + area.scrollLeft) / frame.cellPx);
  return order.rows[row]?.[cell] === undefined ? undefined : { row, cell };
}

/** The cells that are seen: up to, and not with, the past ones. */
export type SeenCells = ReturnType<typeof seenCells>;

/** Which rows and slots are scrolled into sight. */
export function seenCells({ order, frame, area }: GridInput) {
  const slots = order.rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  return {
    row: Math.floor(area.scrollTop / frame.rowPx),
    pastRow: Math.min(order.rows.length, Math.ceil((area.scrollTop + area.clientHeight) / frame.rowPx)),
    cell: Math.floor(area.scrollLeft / frame.cellPx),
    pastCell: Math.min(slots, Math.ceil((area.scrollLeft + area.clientWidth) / frame.cellPx)),
  };
}

/** The upper left corner of a cell in what is seen. */
export function cornerOf({ frame, area }: GridInput, { row, cell }: CellPlace) {
  return {
    x: frame.gutterPx + cell * frame.cellPx - area.scrollLeft,
    y: frame.headPx + row * frame.rowPx - area.scrollTop,
  };
}
