import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useDeferredValue,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { OrderExam } from "../../analysis/examineOrder";
import { isRefusal } from "../../base/refusal";
import type { CellPlace, WrittenOrder } from "../../schedule/orders/order";
import { readOrder } from "../../schedule/orders/readOrder";
import type { Chart } from "../../state/document";
import { useDocument } from "../../state/documentStore";
import { layoutChanged } from "../../state/layout";
import { orderNamed, orderReplaced, orderTyped } from "../../state/orderEdits";
import { useOrderExam } from "../../state/orderExams";
import { IconButton } from "../common/Button";
import { familyOf } from "../common/familyOf";
import { placeInWords } from "./cellLook";
import { wrongCells } from "./marks";
import css from "./OrderEditor.module.css";
import { OrderFindings } from "./OrderFindings";
import { OrderGrid } from "./OrderGrid";
import { OrderTextArea } from "./OrderTextArea";
import { asTyped, mapText, withSwapped } from "./orderText";
import { StartMenu } from "./StartMenu";
import { select } from "./textPlaces";
import { usePreview } from "./usePreview";

interface Props {
  readonly chart: Chart;
  /** It covers the page, as on a phone; else it stands under the charts. */
  readonly isModal: boolean;
}

/** Writes an order: as text and as a picture, with what is wrong with it beside them. Every letter is in the document at once. */
export function OrderEditor({ chart, isModal }: Props) {
  const whole = typeof chart.options.order === "string" ? chart.options.order : "";
  const { typed: text, restore } = useMemo(() => asTyped(whole), [whole]);
  const processors = useDocument((state) => state.document.problem.machine.processors);
  const heading = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const { order, map } = useReadOrder(text);
  const drawn = useLastDefined(order);
  const exam = useOrderExam(chart.id);
  const { marks, chosen, setChosen, setActive, setHovered } = useMarks(exam);
  useFocusOnOpen(area, chart.id);
  usePreview(chart, order, marks.hovered ?? marks.active);

  const told = marks.hovered ?? marks.active;
  const pointed = drawn === undefined || told === undefined ? "" : placeInWords(drawn, told);

  function goTo(place: CellPlace): void {
    const cell = order?.rows[place.row]?.[place.cell];
    if (area.current === null || cell === undefined) return;
    setActive(place);
    select(area.current, map, cell);
  }

  function move({ row, cell }: CellPlace, by: -1 | 1): void {
    const cells = order?.rows[row];
    if (cells?.[cell] === undefined || cells[cell + by] === undefined) return;
    orderReplaced(chart.id, { text: restore(withSwapped(text, cells[cell], cells[cell + by])) });
    setActive({ row, cell: cell + by });
  }

  return (
    <Frame heading={heading} isModal={isModal} rows={Math.max(processors, drawn?.rows.length ?? 0)}>
      <Head chart={chart} heading={heading} text={text} pointed={pointed} />
      <div className={css.body}>
        <div className={css.order}>
          <OrderTextArea
            area={area}
            text={text}
            order={order}
            map={map}
            marks={marks}
            isWrong={(exam?.problemCount ?? 0) > 0}
            onType={(typed) => orderTyped(chart.id, restore(typed))}
            onCaret={setActive}
            onPoint={setHovered}
          />
          {drawn && (
            <OrderGrid
              order={drawn}
              marks={marks}
              onActive={setActive}
              onPoint={setHovered}
              onPick={goTo}
              onMove={move}
            />
          )}
        </div>
        <OrderFindings
          exam={exam}
          order={order}
          chosen={chosen}
          onChoose={(at, place) => {
            setChosen(exam?.problems[at].message);
            if (place !== undefined) goTo(place);
          }}
        />
      </div>
    </Frame>
  );
}

interface HeadProps {
  readonly chart: Chart;
  readonly heading: string;
  readonly text: string;
  /** The cell that is looked at, in words. */
  readonly pointed: string;
}

/** What the order is called, what it may start from, and the way out. */
function Head({ chart, heading, text, pointed }: HeadProps) {
  return (
    <header className={css.head}>
      <h2 className={css.title} id={heading}>
        Order
      </h2>
      <input
        className={css.name}
        aria-label="Name of the order"
        placeholder={familyOf(chart).name}
        autoComplete="off"
        spellCheck={false}
        value={typeof chart.options.orderName === "string" ? chart.options.orderName : ""}
        onChange={(event) => orderNamed(chart.id, event.target.value)}
      />
      <p className={css.readout} aria-hidden="true">
        {pointed}
      </p>
      <StartMenu chart={chart} text={text} />
      <IconButton icon="close" name="Close the editor (Esc)" onClick={closeEditor} />
    </header>
  );
}

/** What is marked: by the examination, by what is chosen of it, by caret and pointer. */
function useMarks(exam: OrderExam | undefined) {
  const [hovered, setHovered] = useState<CellPlace>();
  const [active, setActive] = useState<CellPlace>();
  const [message, setChosen] = useState<string>();
  const index = exam?.problems.findIndex((problem) => problem.message === message) ?? -1;
  const chosen = index < 0 ? undefined : index;
  const marks = useMemo(
    () => ({ ...wrongCells(exam, chosen), active, hovered }),
    [exam, chosen, active, hovered],
  );
  return { marks, chosen, setChosen, setActive, setHovered };
}

/** A longer text is read when there is time for it. */
const LONG_TEXT = 100_000;

function useReadOrder(text: string) {
  const late = useDeferredValue(text);
  const read = text.length > LONG_TEXT ? late : text;
  return useMemo(() => {
    const found = readOrder(read);
    const order = isRefusal(found) ? undefined : found;
    return { order, map: mapText(read, order) };
  }, [read]);
}

/** While a text cannot be read, as in the middle of a bracket, the picture is that of the last one that could. */
function useLastDefined(order: WrittenOrder | undefined): WrittenOrder | undefined {
  const [last, setLast] = useState(order);
  if (order !== undefined && order !== last) setLast(order);
  return order ?? last;
}

/** Focuses the text when the editor opens, shows its chart, and gives the focus to that chart's menu when it closes. */
function useFocusOnOpen(area: RefObject<HTMLTextAreaElement | null>, chart: string): void {
  useEffect(() => {
    const panel = () => document.querySelector<HTMLElement>(`[data-chart="${chart}"]`);
    area.current?.focus();
    area.current?.setSelectionRange(0, 0);
    panel()?.scrollIntoView?.({ block: "nearest" });
    return () => {
      const isFree = document.activeElement === null || document.activeElement === document.body;
      if (isFree) panel()?.querySelector<HTMLElement>("[aria-haspopup=menu]")?.focus();
    };
  }, [area, chart]);
}

function closeEditor(): void {
  layoutChanged({ editedOrder: undefined });
}

function closeOnEscape(event: KeyboardEvent): void {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  event.preventDefault();
  event.stopPropagation();
  closeEditor();
}

interface FrameProps {
  readonly heading: string;
  readonly isModal: boolean;
  /** Rows to have room for. */
  readonly rows: number;
  readonly children: ReactNode;
}

/** A part of the page under the charts, as high as its rows need; or a dialog that covers a phone. */
function Frame({ heading, isModal, rows, children }: FrameProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const { current } = dialog;
    if (isModal) current?.showModal();
    return () => current?.close();
  }, [isModal]);
  if (isModal)
    return (
      <dialog
        ref={dialog}
        className={css.cover}
        style={{ "--rows": rows } as CSSProperties}
        aria-labelledby={heading}
        onKeyDown={closeOnEscape}
        onCancel={closeEditor}
      >
        {children}
      </dialog>
    );
  return (
    <section
      className={css.panel}
      style={{ "--rows": rows } as CSSProperties}
      aria-labelledby={heading}
      onKeyDown={closeOnEscape}
    >
      {children}
    </section>
  );
}
