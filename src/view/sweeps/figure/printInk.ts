import { mixColors } from "../../../render/color";
import type { Pen } from "../../../render/pen";
import { type HeatInk, heatShades, paleOf } from "../heatInk";
import { seriesStyle } from "../seriesStyle";
import { markerOutline } from "./markerOutline";
import { PAPER } from "./paper";

/** The light theme's colors of series and the ends of its ramp, for paper whatever the screen shows. */
const SERIES = [
  ...["#0b63ce", "#b04a08", "#1d7a46", "#a3278f", "#6b4fc9"],
  ...["#86690a", "#0b7a86", "#c4314b", "#55575c", "#7a4a21"],
];
const RAMP = ["#e2f0ea", "#328e77", "#05372d"] as const;

/** The color of the series with this number. */
export function seriesColor(index: number): string {
  return SERIES[index % SERIES.length];
}

/** Lengths of the series' dashes; empty: solid. */
export function seriesDash(index: number): readonly number[] {
  const { dash } = seriesStyle(index);
  return dash === "none" ? [] : dash.split(" ").map(Number);
}

/** The shades of maps, from the least value to the largest. */
export const SHADES: HeatInk["shades"] = heatShades(RAMP, [PAPER.ink, PAPER.paper]);

/** A color where another schedule is as good, or better. */
export function pale(color: string): string {
  return paleOf(PAPER.paper, color);
}

/** How much of its color a schedule keeps that stands behind others. */
const BEATEN = 0.45;

/** The color of a schedule that others beat. */
export function beatenColor(index: number): string {
  return mixColors(seriesColor(index), PAPER.paper, BEATEN);
}

/** Square CSS pixels. */
const MARKER_AREA = 30;

/** Draws a series' marker: filled, or hollow with `ground` inside. */
export function drawMarker(
  pen: Pen,
  index: number,
  at: { readonly x: number; readonly y: number },
  { color = seriesColor(index), ground = PAPER.paper, area = MARKER_AREA } = {},
): void {
  const points = markerOutline(index, area).map((value, i) => value + (i % 2 === 0 ? at.x : at.y));
  const { isHollow } = seriesStyle(index);
  pen.polygon(points, isHollow ? ground : color, 1);
  if (isHollow) pen.line([...points, points[0], points[1]], { color, width: 1.2, dash: [] });
}
