import { type RefObject, useEffect, useRef } from "react";
import type { Chart } from "../../state/document";

/** Scrolls to a chart that was added to those there are: it may stand below the others, out of sight. */
export function useRevealAdded(scroller: RefObject<HTMLElement | null>, charts: readonly Chart[]): void {
  const before = useRef(charts);
  useEffect(() => {
    const added = addedTo(before.current, charts);
    before.current = charts;
    if (added === undefined) return;
    const panel = scroller.current?.querySelector<HTMLElement>(`[data-chart="${added}"]`);
    panel?.scrollIntoView?.({ block: "nearest" });
  }, [charts, scroller]);
}

/** Id of the first new chart, if all others are still there; else the page shows something else altogether. */
function addedTo(before: readonly Chart[], charts: readonly Chart[]): string | undefined {
  const ids = new Set(charts.map(({ id }) => id));
  if (before.length === 0 || !before.every(({ id }) => ids.has(id))) return undefined;
  const known = new Set(before.map(({ id }) => id));
  return charts.find(({ id }) => !known.has(id))?.id;
}
