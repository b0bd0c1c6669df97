import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { StallIndex } from "../analysis/stallColumns";
import type { Viewport } from "../scene/viewport";
import type { Position } from "../schedule/schedule";
import type { ExportInput } from "./exportInput";
import { type DrawerTab, layoutChanged } from "./layout";
import { type KeptSweepView, sweepViewRestored } from "./sweepView";

/** A task (by its position in the columns) or a stall (by its index) of one chart. */
export type Focus =
  | { readonly kind: "task"; readonly chart: string; readonly position: Position }
  | { readonly kind: "stall"; readonly chart: string; readonly stall: StallIndex };

/**
 * How the charts are looked at. It changes at the screen's rate while one pans: canvases subscribe to it
 * (`chartView.subscribe`), and components select only what changes rarely.
 */
export interface ChartView {
  /** Window on the time axis shared by all charts; undefined: all of it, whatever the makespans are. */
  readonly viewport: Viewport | undefined;
  readonly hover: Focus | undefined;
  readonly selected: Focus | undefined;
  /** What a link picked before there was a result to pick in. */
  readonly wanted: Focus | undefined;
  /** Overlays that the user switched, by id; the others are as their registry entry says. */
  readonly overlays: Readonly<Record<string, boolean>>;
  /** Patterns on the tasks besides color. */
  readonly patterns: boolean;
  /** Time cursor in ticks; undefined: none, everything is shown. */
  readonly cursor: number | undefined;
  readonly playing: boolean;
  /** Playback speed: 1 plays the visible window in ten seconds. */
  readonly speed: number;
  /** Set by the charts while they are mounted: what exporters get. */
  readonly exportInput: (() => ExportInput | undefined) | undefined;
}

/** The part of the view that a link keeps: how the charts are looked at, and what stands below them. */
export interface KeptView
  extends Partial<Pick<ChartView, "viewport" | "selected" | "overlays" | "patterns" | "cursor" | "speed">> {
  /** The tab that the drawer is open at; absent: the first, or none. */
  readonly tab?: DrawerTab;
  /** What sweeps show; absent: what they start with. */
  readonly sweeps?: KeptSweepView;
}

export const chartView = createStore<ChartView>(() => ({
  viewport: undefined,
  hover: undefined,
  selected: undefined,
  wanted: undefined,
  overlays: {},
  patterns: false,
  cursor: undefined,
  playing: false,
  speed: 1,
  exportInput: undefined,
}));

/** Reads the chart view in a component; select narrowly, this store changes at 60 Hz. */
export function useChartView<T>(select: (state: ChartView) => T): T {
  return useStore(chartView, select);
}

/** Shows this part of the time axis, or all of it. */
export function viewportSet(viewport: Viewport | undefined): void {
  chartView.setState({ viewport });
}

/** The pointer is over a task, a stall or nothing. */
export function hovered(hover: Focus | undefined): void {
  if (!isSameFocus(chartView.getState().hover, hover)) chartView.setState({ hover });
}

/** A task or stall is picked, or nothing is. */
export function picked(selected: Focus | undefined): void {
  if (!isSameFocus(chartView.getState().selected, selected)) chartView.setState({ selected });
}

/** An overlay is switched on or off. */
export function overlaySwitched(id: string, on: boolean): void {
  chartView.setState((state) => ({ overlays: { ...state.overlays, [id]: on } }));
}

/** Whether an overlay shows: as the user switched it, else as its registry entry says. */
export function isOverlayOn(overlays: ChartView["overlays"], overlay: { id: string; on: boolean }): boolean {
  return overlays[overlay.id] ?? overlay.on;
}

/** Patterns are switched on or off. */
export function patternsSwitched(patterns: boolean): void {
  chartView.setState({ patterns });
}

/** The time cursor is put at this tick, or taken away. */
export function cursorMoved(cursor: number | undefined): void {
  chartView.setState({ cursor });
}

/** The charts end here now: the time cursor stays inside them. */
export function cursorKeptWithin(extentTicks: number): void {
  const { cursor } = chartView.getState();
  if (cursor !== undefined && cursor > extentTicks) chartView.setState({ cursor: extentTicks });
}

/** Playback starts or stops. */
export function playingSwitched(playing: boolean): void {
  chartView.setState({ playing });
}

/** Slowest and fastest playback. */
export const SPEEDS = { min: 1 / 8, max: 16 } as const;

/** Playback goes at this speed. */
export function speedSet(speed: number): void {
  chartView.setState({ speed: Math.min(SPEEDS.max, Math.max(SPEEDS.min, speed)) });
}

/** The charts say where exporters find what is shown; undefined when they are gone. */
export function exportInputOffered(exportInput: ChartView["exportInput"]): void {
  chartView.setState({ exportInput });
}

/** A chart has another result with so many tasks and stalls: positions mean something else, and what a link wants is there. */
export function resultReplaced(chart: string, tasks: number, stalls: number): void {
  const { hover, selected, wanted } = chartView.getState();
  if (hover?.chart === chart) chartView.setState({ hover: undefined });
  if (selected?.chart === chart) chartView.setState({ selected: undefined });
  if (wanted?.chart !== chart) return;
  const isThere = wanted.kind === "task" ? wanted.position < tasks : wanted.stall < stalls;
  chartView.setState({ wanted: undefined, ...(isThere && { selected: wanted }) });
}

/** Looks at the charts, and at what stands below them, as kept work did; what it picked is picked when its chart is there. */
export function viewRestored(view: KeptView): void {
  sweepViewRestored(view.sweeps);
  if (view.tab !== undefined) layoutChanged({ drawerTab: view.tab, drawerOpen: true });
  const { viewport, selected, overlays = {}, patterns = false, cursor, speed = 1 } = view;
  chartView.setState({
    viewport,
    wanted: selected,
    overlays,
    patterns,
    cursor,
    speed,
    playing: false,
    hover: undefined,
    selected: undefined,
  });
}

function isSameFocus(a: Focus | undefined, b: Focus | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.chart !== b.chart) return false;
  if (a.kind === "task") return b.kind === "task" && a.position === b.position;
  return b.kind === "stall" && a.stall === b.stall;
}
