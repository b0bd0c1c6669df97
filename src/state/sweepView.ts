import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** The views that sweep, each with a sweep of its own: curves over P, the map over P × M, the trade-offs. In links: never rename. */
export const SWEEP_IDS = ["curves", "map", "front"] as const;
export type SweepId = (typeof SWEEP_IDS)[number];

/** The numbers of a point that views compare, in the order of menus. In links: never rename. */
export const SWEEP_METRIC_IDS = [
  "steadySpeedup",
  "speedup",
  "period",
  "makespan",
  "bubbleFraction",
  "utilization",
  "peakMemoryBytes",
  "peakActivations",
  "trafficBytes",
  "staleness",
] as const;
export type SweepMetricId = (typeof SWEEP_METRIC_IDS)[number];

/** What schedules are judged by in trade-offs; each can be left out. */
export const CRITERIA = ["period", "peakMemoryBytes", "trafficBytes", "staleness"] as const;

/** Which schedules are swept: those of the charts, every family there is, or the families picked by id. */
export type SweptFamilies = "charts" | "all" | readonly string[];

/** What the map shows: the best schedule at each size, or a number of each schedule. */
export const MAP_MODES = ["best", "each"] as const;
export type MapMode = (typeof MAP_MODES)[number];

/** What the sweeps show. All of it is in the link; undo passes it by, as it does overlays. */
export interface SweepView {
  readonly view: SweepId;
  /** They take part in all views. */
  readonly families: SweptFamilies;
  readonly curvesMetric: SweepMetricId;
  readonly mapMetric: SweepMetricId;
  /** Undefined: the best one where several take part. */
  readonly mapMode: MapMode | undefined;
  readonly across: SweepMetricId;
  readonly up: SweepMetricId;
  /** Some of CRITERIA, in their order; one at least. */
  readonly judged: readonly (typeof CRITERIA)[number][];
  /** Trade-offs compare all processor counts, too, not the problem's own alone. */
  readonly isEverySize: boolean;
  /** Up to how many processors and microbatches views go; undefined: a little beyond the problem's own. */
  readonly processorsEnd: number | undefined;
  readonly microbatchesEnd: number | undefined;
}

/** What of it is not as the page starts with: what a link keeps. */
export type KeptSweepView = Partial<SweepView>;

const START: SweepView = {
  view: "curves",
  families: "charts",
  curvesMetric: "steadySpeedup",
  mapMetric: "speedup",
  mapMode: undefined,
  across: "peakMemoryBytes",
  up: "period",
  judged: CRITERIA,
  isEverySize: false,
  processorsEnd: undefined,
  microbatchesEnd: undefined,
};

export const sweepView = createStore<SweepView>(() => START);

/** Reads what the sweeps show in a component. */
export function useSweepView<T>(select: (state: SweepView) => T): T {
  return useStore(sweepView, select);
}

/** The user changes what the sweeps show. */
export function sweepViewChanged(change: KeptSweepView): void {
  sweepView.setState(change);
}

/** Shows what kept work showed, and what the page starts with where it says nothing. */
export function sweepViewRestored(kept: KeptSweepView = {}): void {
  sweepView.setState({ ...START, ...kept });
}

/** What is kept of the present view; undefined if all is as the page starts with. */
export function keptSweepView(): KeptSweepView | undefined {
  const start = new Map<string, unknown>(Object.entries(START));
  const changed = Object.entries(sweepView.getState()).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(start.get(name)),
  );
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}
