import { type ChartView, chartView } from "../../state/chart";
import { overlayWorks } from "../../state/overlayWork";
import { dimming } from "./dimming";
import { movement } from "./movement";
import { preview } from "./preview";
import { isPutOff } from "./putOff";
import type { Source } from "./usePainter";

/** What makes the plot of one chart change: not the pointer over another chart. */
export function plotSource(chart: string): Source {
  return {
    subscribe: (changed) => {
      const undo = [
        chartView.subscribe((view, before) => {
          if (isSeen(view, before, chart)) changed();
        }),
        overlayWorks.subscribe(({ work }, before) => {
          if (work[chart] !== before.work[chart]) changed();
        }),
        dimming.subscribe(changed),
        movement.subscribe(changed),
        preview.subscribe(changed),
        onScrolled(changed),
      ];
      return () => {
        for (const each of undo) each();
      };
    },
  };
}

/** Rows that come into sight before they are painted are painted at once. */
function onScrolled(changed: () => void): () => void {
  const scrolled = () => {
    if (isPutOff() || movement.getState().isOn) changed();
  };
  document.addEventListener("scroll", scrolled, { capture: true, passive: true });
  return () => document.removeEventListener("scroll", scrolled, { capture: true });
}

function isSeen(view: ChartView, before: ChartView, chart: string): boolean {
  if (
    view.viewport !== before.viewport ||
    view.cursor !== before.cursor ||
    view.overlays !== before.overlays ||
    view.patterns !== before.patterns
  )
    return true;
  const isHere = (state: ChartView) => state.hover?.chart === chart || state.selected?.chart === chart;
  const isOther = view.hover !== before.hover || view.selected !== before.selected;
  return isOther && (isHere(view) || isHere(before));
}
