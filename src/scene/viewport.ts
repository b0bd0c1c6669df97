/** The window on the common time axis, in ticks; shared by all charts. */
export interface Viewport {
  readonly from: number;
  readonly to: number;
}

/** Ticks to pixels across `widthPx`. */
export function toPx(viewport: Viewport, widthPx: number, ticks: number): number {
  return ((ticks - viewport.from) / (viewport.to - viewport.from)) * widthPx;
}

/** Pixels to ticks. */
export function toTicks(viewport: Viewport, widthPx: number, px: number): number {
  return viewport.from + (px / widthPx) * (viewport.to - viewport.from);
}

/** All of `extentTicks`, with a little air on the right so that the last edge is seen. */
export function fitAll(extentTicks: number): Viewport {
  return { from: 0, to: Math.max(1, extentTicks * 1.01) };
}

/** `factor` > 1 zooms in; `atTicks` stays where it is on the screen. */
export function zoomAt(viewport: Viewport, atTicks: number, factor: number): Viewport {
  return {
    from: atTicks - (atTicks - viewport.from) / factor,
    to: atTicks + (viewport.to - atTicks) / factor,
  };
}

/** Moves the window by `ticks` (to the right if positive). */
export function panBy(viewport: Viewport, ticks: number): Viewport {
  return { from: viewport.from + ticks, to: viewport.to + ticks };
}

/** Most of a window that may lie behind the extent's end. */
const MOST_AIR = 1 / 4;

/**
 * The nearest window that lies inside [0, extent], but for some air on the right, and is neither wider than it nor narrower than
 * `narrowestTicks`.
 */
export function clampViewport(viewport: Viewport, extentTicks: number, narrowestTicks = 1): Viewport {
  const all = fitAll(extentTicks);
  const width = Math.min(Math.max(viewport.to - viewport.from, Math.min(narrowestTicks, all.to)), all.to);
  const center = (viewport.from + viewport.to) / 2;
  const kept = viewport.to - viewport.from === width ? viewport.from : center - width / 2;
  const right = Math.min(all.to, Math.max(1, extentTicks) + width * MOST_AIR);
  const from = Math.min(Math.max(kept, 0), right - width);
  return { from, to: from + width };
}
