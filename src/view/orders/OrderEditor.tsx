import { type RefObject, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from "react";
import type { OrderExam } from "../../analysis/examineOrder";
import { isRefusal } from "../../base/refusal";
import type { CellPlace, WrittenOrder } from "../../schedule/orders/order";
import { readOrder } from "../../schedule/orders/readOrder";
import type { Chart } from "../../state/document";
import { useDocument } from "../../state/documentStore";
import { orderReplaced, orderTyped } from "../../state/orderEdits";
import { useOrderExam } from "../../state/orderExams";
import { placeInWords } from "./cellLook";
import { EditorFrame } from "./EditorFrame";
import { EditorHead } from "./EditorHead";
import { wrongCells } from "./marks";
import css from "./OrderEditor.module.css";
import { OrderFindings } from "./OrderFindings";
import { OrderGrid } from "./OrderGrid";
import { OrderTextArea } from "./OrderTextArea";
import { asTyped, mapText, withSwapped } from "./orderText";
import { problemKey } from "./problemKey";
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
    <EditorFrame heading={heading} isModal={isModal} rows={Math.max(processors, drawn?.rows.length ?? 0)}>
      <EditorHead chart={chart} heading={heading} text={text} pointed={pointed} />
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
          chart={chart.id}
          exam={exam}
          order={order}
          chosen={chosen}
          onChoose={(at, place) => {
            setChosen(exam && problemKey(exam.problems[at]));
            if (place !== undefined) goTo(place);
          }}
        />
      </div>
    </EditorFrame>
  );
}

/** What is marked: by the examination, by what is chosen of it, by caret and pointer. */
function useMarks(exam: OrderExam | undefined) {
  const [hovered, setHovered] = useState<CellPlace>();
  const [active, setActive] = useState<CellPlace>();
  const [key, setChosen] = useState<string>();
  const index = exam?.problems.findIndex((problem) => problemKey(problem) === key) ?? -1;
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
