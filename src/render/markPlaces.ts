import type { Ink, LineInk } from "../scene/ink";
import { toPx } from "../scene/viewport";
import type { RenderSpec } from "./renderSpec";
import type { LineStyle, Theme } from "./theme";

/** Pixels from the plot's left edge. */
export function px({ viewport, widthPx }: RenderSpec, ticks: number): number {
  return toPx(viewport, widthPx, ticks);
}

/** How a line in this ink is drawn. */
export function lineStyle(theme: Theme, ink: Ink): LineStyle {
  return theme.lines[ink as LineInk];
}
