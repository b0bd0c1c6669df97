import { STALL_INKS } from "../../scene/ink";
import type { StallColumns } from "../../scene/scene";
import { toPx } from "../../scene/viewport";
import { firstVisible, pastVisible } from "../../scene/visibleRange";
import type { RenderSpec } from "../renderSpec";
import { rowGap } from "../rowBox";
import type { StallStyle } from "../theme";
import type { SvgPatterns } from "./svgPatterns";
import { element, num } from "./svgText";

/** Narrower stalls are slivers of plain color, narrower ones than the second are left out of dense figures. */
const HATCH_FROM_PX = 4;
const SLIVER_PX = 0.75;
const VISIBLE_FROM_PX = 0.1;

/** Writes the stalls of all rows: one path per cause, and one for its slivers. */
export function writeStalls(
  out: string[],
  columns: StallColumns,
  spec: RenderSpec,
  rows: number,
  patterns: SvgPatterns,
): void {
  const wide = STALL_INKS.map(() => "");
  const slivers = STALL_INKS.map(() => "");
  const margin = rowGap(spec) / 2;
  const height = num(spec.rowHeightPx - 2 * margin);
  for (let row = 0; row < Math.min(rows, columns.rowOffset.length - 1); row++) {
    const y = num(row * spec.rowHeightPx + margin);
    const past = pastVisible(columns, row, spec.viewport);
    for (let i = firstVisible(columns, row, spec.viewport); i < past; i++) {
      const left = Math.max(0, toPx(spec.viewport, spec.widthPx, columns.start[i]));
      const right = Math.min(spec.widthPx, toPx(spec.viewport, spec.widthPx, columns.end[i]));
      if (right - left < VISIBLE_FROM_PX) continue;
      const width = num(Math.max(SLIVER_PX, right - left));
      const box = `M${num(left)} ${y}h${width}v${height}h-${width}z`;
      if (right - left >= HATCH_FROM_PX) wide[columns.cause[i]] += box;
      else slivers[columns.cause[i]] += box;
    }
  }
  STALL_INKS.forEach((ink, cause) => {
    const style = spec.theme.stalls[ink];
    if (wide[cause] !== "") out.push(element("path", { d: wide[cause], fill: stallPaint(style, patterns) }));
    if (slivers[cause] !== "") out.push(element("path", { d: slivers[cause], fill: style.sliver }));
  });
}

function stallPaint({ fill, hatching, sliver }: StallStyle, patterns: SvgPatterns): string {
  if (hatching === undefined) return fill ?? sliver;
  return patterns.paint(hatching, fill);
}
