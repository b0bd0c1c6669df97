import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useMemo, useRef } from "react";
import type { CellPlace, WrittenOrder } from "../../schedule/orders/order";
import { Hidden } from "../common/Hidden";
import { usePainter } from "../gantt/usePainter";
import { useSize } from "../gantt/useSize";
import { placeInWords } from "./cellLook";
import { cellAt, type GridFrame, type GridInput } from "./gridPlaces";
import type { Marks } from "./marks";
import css from "./OrderEditor.module.css";
import { paintGrid } from "./paintGrid";
import { createSignal } from "./signal";
import { useOrderInk } from "./useOrderInk";

interface Props {
  readonly order: WrittenOrder;
  readonly marks: Marks;
  readonly onActive: (place: CellPlace) => void;
  readonly onPoint: (place: CellPlace | undefined) => void;
  /** Goes to the cell in the text. */
  readonly onPick: (place: CellPlace) => void;
  /** Puts the cell in its neighbour's place. */
  readonly onMove: (place: CellPlace, by: -1 | 1) => void;
}

/** The order as it is written: a row of boxes for each processor, slot by slot. */
export function OrderGrid(props: Props) {
  const { order, marks, onPoint } = props;
  const ink = useOrderInk();
  const area = useRef<HTMLDivElement>(null);
  const scrolled = useMemo(createSignal, []);
  const sources = useMemo(() => [scrolled], [scrolled]);
  const { width } = useSize(area);
  const frame = useMemo(() => gridFrame(order, width), [order, width]);
  const input = (): GridInput | undefined =>
    area.current === null ? undefined : { order, frame, marks, ink, area: area.current };
  const host = usePainter((surface) => {
    const drawn = input();
    if (drawn !== undefined) paintGrid(surface, drawn);
  }, sources);
  useRevealed(area, marks.active, frame);
  const slots = slotsOf(order.rows);

  function placeOf(event: PointerEvent<HTMLDivElement>): CellPlace | undefined {
    const drawn = input();
    const box = event.currentTarget.getBoundingClientRect();
    return drawn && cellAt(drawn, event.clientX - box.left, event.clientY - box.top);
  }

  return (
    <div className={css.picture}>
      <div ref={host} className={css.grid}>
        <div
          ref={area}
          className={css.gridArea}
          role="application"
          aria-roledescription="order"
          aria-label={`The order as a picture: ${order.rows.length} processors, ${slots} slots. Arrow keys go from cell to cell, Shift with left and right moves a cell, Enter goes to it in the text.`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: an application widget is interactive
          tabIndex={0}
          onScroll={scrolled.fire}
          onPointerMove={(event) => event.pointerType === "mouse" && onPoint(placeOf(event))}
          onPointerLeave={() => onPoint(undefined)}
          onClick={(event) => {
            const place = placeOf(event as unknown as PointerEvent<HTMLDivElement>);
            if (place !== undefined) props.onPick(place);
          }}
          onKeyDown={(event) => pressed(event, props)}
        >
          <div
            style={{
              width: frame.gutterPx + slots * frame.cellPx,
              height: frame.headPx + order.rows.length * frame.rowPx,
            }}
          />
        </div>
      </div>
      <Hidden role="status">{marks.active === undefined ? "" : placeInWords(order, marks.active)}</Hidden>
    </div>
  );
}

const GUTTER_PX = 40;
/** Wider boxes would look empty. */
const WIDEST_PX = 40;

/** Boxes have room for three digits, in pairs twice, and are wider where there is room. */
function gridFrame({ rows }: WrittenOrder, widthPx: number): GridFrame {
  const slots = slotsOf(rows);
  const hasPairs = rows.some((cells) => cells.some(({ text }) => text.startsWith("(")));
  const least = hasPairs ? 44 : 26;
  const fitting = Math.floor((widthPx - GUTTER_PX - 8) / Math.max(1, slots));
  return {
    cellPx: Math.max(least, Math.min(WIDEST_PX, fitting)),
    rowPx: 20,
    gutterPx: GUTTER_PX,
    headPx: 18,
  };
}

function slotsOf(rows: WrittenOrder["rows"]): number {
  return rows.reduce((most, cells) => Math.max(most, cells.length), 0);
}

/** Scrolls the cell that the caret went to into sight. */
function useRevealed(
  area: RefObject<HTMLDivElement | null>,
  active: CellPlace | undefined,
  { cellPx, rowPx, gutterPx, headPx }: GridFrame,
): void {
  const { row, cell } = active ?? {};
  useEffect(() => {
    const { current } = area;
    if (current === null || row === undefined || cell === undefined) return;
    const within = (at: number, from: number, size: number, step: number) =>
      at < from ? at - step : at + step > from + size ? at + 2 * step - size : from;
    current.scrollTo({
      left: within(cell * cellPx, current.scrollLeft, current.clientWidth - gutterPx, cellPx),
      top: within(row * rowPx, current.scrollTop, current.clientHeight - headPx, rowPx),
    });
  }, [area, row, cell, cellPx, rowPx, gutterPx, headPx]);
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

function pressed(event: KeyboardEvent, { order, marks, onActive, onMove, onPick }: Props): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = marks.active;
  const step = STEPS[event.key];
  if (event.key === "Enter" && at !== undefined) onPick(at);
  else if (event.shiftKey && at !== undefined && step !== undefined && step[0] === 0)
    onMove(at, step[1] as -1 | 1);
  else if (step !== undefined || event.key === "Home" || event.key === "End") {
    const next = neighbour(order, at, event.key);
    if (next !== undefined) onActive(next);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

function neighbour({ rows }: WrittenOrder, at: CellPlace | undefined, key: string): CellPlace | undefined {
  if (at === undefined) {
    const row = rows.findIndex((cells) => cells.length > 0);
    return row < 0 ? undefined : { row, cell: 0 };
  }
  const last = (row: number) => (rows[row]?.length ?? 0) - 1;
  if (key === "Home") return { ...at, cell: 0 };
  if (key === "End") return { ...at, cell: last(at.row) };
  const [down, right] = STEPS[key];
  let row = at.row + down;
  while (down !== 0 && rows[row]?.length === 0) row += down;
  if (rows[row] === undefined) return at;
  return { row, cell: Math.max(0, Math.min(last(row), at.cell + right)) };
}
