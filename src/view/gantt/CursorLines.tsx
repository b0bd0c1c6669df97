import { useEffect, useRef } from "react";
import { toPx } from "../../scene/viewport";
import { chartView } from "../../state/chart";
import css from "./CursorLines.module.css";
import { pointer } from "./pointer";
import { shownWindow, type TimeFrame } from "./window";

/** The pointer's moment, the span being drawn and the time cursor, through all charts. Moved by code, not by React. */
export function CursorLines({ frame, leftPx }: { readonly frame: TimeFrame; readonly leftPx: number }) {
  const pointed = useRef<HTMLDivElement>(null);
  const span = useRef<HTMLDivElement>(null);
  const played = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = () => {
      const view = chartView.getState();
      const window = shownWindow(view.viewport, frame.extentTicks);
      const x = (ticks: number) => toPx(window, frame.widthPx, ticks);
      const inside = (ticks: number | undefined) =>
        ticks !== undefined && ticks >= window.from && ticks <= window.to ? x(ticks) : undefined;
      const marked = pointer.getState();
      put(pointed.current, inside(marked.ticks));
      put(played.current, inside(view.cursor));
      put(span.current, marked.span && x(marked.span.from), marked.span && x(marked.span.to));
    };
    place();
    const undo = [chartView.subscribe(place), pointer.subscribe(place)];
    return () => {
      for (const each of undo) each();
    };
  }, [frame]);
  return (
    <div className={css.lines} style={{ left: leftPx, width: frame.widthPx }} aria-hidden="true">
      <div className={css.span} ref={span} />
      <div className={css.pointed} ref={pointed} />
      <div className={css.played} ref={played} />
    </div>
  );
}

function put(element: HTMLElement | null, fromPx: number | undefined, toPx?: number): void {
  if (element === null) return;
  element.hidden = fromPx === undefined;
  if (fromPx === undefined) return;
  element.style.transform = `translateX(${Math.round(fromPx)}px)`;
  if (toPx !== undefined) element.style.width = `${Math.round(toPx - fromPx)}px`;
}
