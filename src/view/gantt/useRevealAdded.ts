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

/** Id of the first new chart, if all others are still there, the very same; else something else was opened, which starts at its top. */
function addedTo(before: readonly Chart[], charts: readonly Chart[]): string | undefined {
  if (before.length === 0 || !before.every((chart) => charts.includes(chart))) return undefined;
  const known = new Set(before.map(({ id }) => id));
  return charts.find(({ id }) => !known.has(id))?.id;
}
