import { clampViewport, fitAll, panBy, type Viewport, zoomAt } from "../../scene/viewport";
import { chartView, viewportSet } from "../../state/chart";

/** The common time axis as it lies on the screen. */
export interface TimeFrame {
  /** End of the longest schedule. */
  readonly extentTicks: number;
  /** Width of a plot in CSS pixels. */
  readonly widthPx: number;
}

/** How far one can zoom in: doubles keep enough bits inside such a window. */
const MAX_ZOOM = 2 ** 30;

/** The window that shows: the one in the store, kept inside the axis. */
export function shownWindow(viewport: Viewport | undefined, extentTicks: number): Viewport {
  if (viewport === undefined || viewport.from >= extentTicks) return fitAll(extentTicks);
  return clampViewport(viewport, extentTicks, narrowest(extentTicks));
}

/** Shows the nearest window inside the axis; one as wide as the axis means "all of it, also when it grows". */
export function showWindow(viewport: Viewport, extentTicks: number): void {
  const clamped = clampViewport(viewport, extentTicks, narrowest(extentTicks));
  const all = fitAll(extentTicks);
  const isAll = clamped.to - clamped.from >= (all.to - all.from) * (1 - 1e-9);
  viewportSet(isAll ? undefined : clamped);
}

/** Zooms by `factor` around a moment, by default the window's middle. */
export function zoomBy(factor: number, extentTicks: number, atTicks?: number): void {
  const window = shownWindow(chartView.getState().viewport, extentTicks);
  showWindow(zoomAt(window, atTicks ?? (window.from + window.to) / 2, factor), extentTicks);
}

/** Pans by a share of the window's width, to the right if positive. */
export function panByShare(share: number, extentTicks: number): void {
  const window = shownWindow(chartView.getState().viewport, extentTicks);
  showWindow(panBy(window, share * (window.to - window.from)), extentTicks);
}

/** Moves the window, width unchanged, so that a moment lies inside it with some air. */
export function reveal(ticks: number, extentTicks: number): void {
  const window = shownWindow(chartView.getState().viewport, extentTicks);
  const width = window.to - window.from;
  if (ticks < window.from || ticks > window.to)
    showWindow({ from: ticks - width / 4, to: ticks + (width * 3) / 4 }, extentTicks);
}

function narrowest(extentTicks: number): number {
  return Math.max(4, extentTicks / MAX_ZOOM);
}
