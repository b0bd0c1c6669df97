import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { MarksWanted } from "../scene/keptMarks";

/** What becomes of the marks that a chart's picture awaits: a thread is at them, or it broke. */
export interface OverlayWork {
  readonly kind: "running" | "crashed";
  readonly marks: readonly MarksWanted[];
}

/** By chart id; charts whose pictures are whole have none. */
interface OverlayWorks {
  readonly work: Readonly<Record<string, OverlayWork>>;
}

export const overlayWorks = createStore<OverlayWorks>(() => ({ work: {} }));

/** Reads what becomes of the marks that a chart awaits; undefined if it awaits none. */
export function useOverlayWork(chart: string): OverlayWork | undefined {
  return useStore(overlayWorks, ({ work }) => work[chart]);
}

/** Reads all of it: who draws with marks is drawn anew when some are there. */
export function useOverlayWorks(): OverlayWorks["work"] {
  return useStore(overlayWorks, ({ work }) => work);
}

/** A thread is at marks of a chart, or broke. */
export function overlayWorkSet(chart: string, next: OverlayWork): void {
  overlayWorks.setState(({ work }) => ({ work: { ...work, [chart]: next } }));
}

/** A chart awaits no marks any more. */
export function overlayWorkEnded(chart: string): void {
  const { [chart]: ended, ...work } = overlayWorks.getState().work;
  if (ended !== undefined) overlayWorks.setState({ work });
}
