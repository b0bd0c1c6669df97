import { type RefObject, useLayoutEffect, useState } from "react";

/** Rows beyond the edges that are there already when one scrolls. */
const SPARE = 8;

/**
 * Which rows of a scrolled table's body are in view, with some to spare; other things may stand above it. Rows have one
 * height.
 */
export function useWindow(scroller: RefObject<HTMLElement | null>, rows: number, rowPx: number) {
  const [view, setView] = useState({ top: 0, height: 640 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = () => {
      const body = element.querySelector("tbody") ?? element;
      const top = element.getBoundingClientRect().top - body.getBoundingClientRect().top;
      setView({ top, height: element.clientHeight });
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [scroller]);
  const from = Math.max(0, Math.min(rows, Math.floor(view.top / rowPx)) - SPARE);
  const to = Math.max(0, Math.min(rows, Math.ceil((view.top + view.height) / rowPx) + SPARE));
  return { from, to };
}
