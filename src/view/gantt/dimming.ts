import { createStore } from "zustand/vanilla";
import { type ChartView, chartView } from "../../state/chart";

/** Dimming waits this long, so that a pointer on its way over the charts does not make them flicker. */
const DWELL_MS = 120;

/** Whether what is looked at makes the rest dim. Once it does, it does so at once until nothing is looked at. */
export const dimming = createStore<{ readonly isOn: boolean }>(() => ({ isOn: false }));

let timer: ReturnType<typeof setTimeout> | undefined;

chartView.subscribe(({ hover, selected }, before) => {
  if (hover === before.hover && selected === before.selected) return;
  clearTimeout(timer);
  const isLooking = hover !== undefined || selected !== undefined;
  if (!isLooking) dimming.setState({ isOn: false });
  else if (!dimming.getState().isOn)
    timer = setTimeout(() => dimming.setState({ isOn: true }), selected === undefined ? DWELL_MS : 0);
});

/** Whether this chart dims now: it holds what is looked at, and nothing is played. */
export function isDimming({ hover, selected, cursor }: ChartView, chart: string): boolean {
  return dimming.getState().isOn && cursor === undefined && (hover ?? selected)?.chart === chart;
}
