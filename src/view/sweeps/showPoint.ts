import { type OpenedPoint, pointOpened } from "../../state/openPoint";

/** Opens the Gantt of a point that was clicked and brings it into sight. */
export function showPoint(point: OpenedPoint): void {
  const chart = pointOpened(point);
  requestAnimationFrame(() => {
    const panel = document.querySelector<HTMLElement>(`[data-chart="${chart}"]`);
    panel?.scrollIntoView?.({ block: "nearest" });
  });
}
