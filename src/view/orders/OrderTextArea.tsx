import { type PointerEvent, type RefObject, useEffect, useId, useLayoutEffect, useMemo, useRef } from "react";
import type { CellPlace, WrittenOrder } from "../../schedule/orders/order";
import { Hidden } from "../common/Hidden";
import { usePainter } from "../gantt/usePainter";
import { useSize } from "../gantt/useSize";
import type { Marks } from "./marks";
import css from "./OrderEditor.module.css";
import { placeAt, type TextMap } from "./orderText";
import { paintText } from "./paintText";
import { createSignal } from "./signal";
import { offsetAt, textFrame } from "./textPlaces";
import { useOrderInk } from "./useOrderInk";

interface Props {
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly order: WrittenOrder | undefined;
  readonly map: TextMap;
  readonly marks: Marks;
  readonly isWrong: boolean;
  readonly onType: (text: string) => void;
  readonly onCaret: (place: CellPlace | undefined) => void;
  readonly onPoint: (place: CellPlace | undefined) => void;
}

/** The order as text, a line for each processor; under the letters lies what each cell is and what is marked. */
export function OrderTextArea({ area, text, order, map, marks, isWrong, onType, onCaret, onPoint }: Props) {
  const id = useId();
  const ink = useOrderInk();
  const scrolled = useMemo(createSignal, []);
  const sources = useMemo(() => [scrolled], [scrolled]);
  useSize(area);
  const host = usePainter((surface) => {
    if (area.current === null) return;
    const frame = textFrame(area.current);
    paintText(surface, { order, map, marks, frame, ink, area: area.current });
  }, sources);
  useCaretAtChange(area, text);
  const told = (offset: number) => (order === undefined ? undefined : placeAt(map, offset));

  function point(event: PointerEvent<HTMLTextAreaElement>): void {
    if (event.pointerType === "mouse") onPoint(told(offsetAt(event, map)));
  }

  return (
    <div ref={host} className={css.text}>
      <textarea
        ref={area}
        className={css.area}
        aria-label="Order: a line of cells for each processor"
        aria-describedby={id}
        aria-invalid={isWrong}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        autoComplete="off"
        value={text}
        onChange={(event) => onType(event.target.value)}
        onSelect={(event) => onCaret(told(event.currentTarget.selectionStart))}
        onScroll={scrolled.fire}
        onPointerMove={point}
        onPointerLeave={() => onPoint(undefined)}
      />
      <Hidden id={id}>
        A cell is stage, kind and microbatch: 0F3 is the forward of microbatch 3 on stage 0. Kinds are F
        forward, B backward, I activation gradient, W weight gradient.
      </Hidden>
    </div>
  );
}

/** A text that was changed elsewhere, as by undo, leaves the caret behind what has changed. */
function useCaretAtChange(area: RefObject<HTMLTextAreaElement | null>, text: string): void {
  const last = useRef(text);
  const typed = useRef(text);
  useEffect(() => {
    const { current } = area;
    const remember = () => {
      typed.current = current?.value ?? "";
    };
    current?.addEventListener("input", remember, { capture: true });
    return () => current?.removeEventListener("input", remember, { capture: true });
  }, [area]);
  useLayoutEffect(() => {
    const before = last.current;
    last.current = text;
    if (before === text || typed.current === text || document.activeElement !== area.current) return;
    typed.current = text;
    let same = 0;
    while (
      same < text.length &&
      text.charCodeAt(text.length - 1 - same) === before.charCodeAt(before.length - 1 - same)
    )
      same++;
    area.current?.setSelectionRange(text.length - same, text.length - same);
  }, [area, text]);
}
