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
