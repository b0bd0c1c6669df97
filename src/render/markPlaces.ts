import type { Ink, LineInk } from "../scene/ink";
import { toPx } from "../scene/viewport";
import type { RenderSpec } from "./renderSpec";
import type { LineStyle, Theme } from "./theme";

/** Canvases lose precision far outside their area; what lies there is only pointed to. */
const FAR_PX = 20_000;

/** Pixels from the plot's left edge; places far outside are brought near. */
export function px({ viewport, widthPx }: RenderSpec, ticks: number): number {
  return Math.min(widthPx + FAR_PX, Math.max(-FAR_PX, toPx(viewport, widthPx, ticks)));
}

/** How a line in this ink is drawn. */
export function lineStyle(theme: Theme, ink: Ink): LineStyle {
  return theme.lines[ink as LineInk];
}
