import { STALL_INKS } from "../../scene/ink";
import type { Scene, StallColumns } from "../../scene/scene";
import { toPx } from "../../scene/viewport";
import { firstVisible, pastVisible } from "../../scene/visibleRange";
import type { RenderSpec } from "../renderSpec";
import { rowGap } from "../rowBox";
import { hasRoomForVectors } from "./svgDense";
import type { SvgPatterns } from "./svgPatterns";
import { svgPen } from "./svgPen";
import { element, num } from "./svgText";

/** Narrower stalls are slivers of plain color; under dense rows, which mix idle time into their colors, they are left out. */
const HATCH_FROM_PX = 4;
const SLIVER_PX = 0.75;

/** Writes the stalls of all rows: one path per cause, and one for its slivers. */
export function writeStalls(
  out: string[],
  columns: StallColumns,
  { tasks }: Scene,
  spec: RenderSpec,
  patterns: SvgPatterns,
): void {
  const pen = svgPen(out, patterns);
  const wide = STALL_INKS.map(() => "");
  const slivers = STALL_INKS.map(() => "");
  for (let row = 0; row + 1 < columns.rowOffset.length; row++) {
    const dense = !hasRoomForVectors(tasks, spec, row);
    eachStall(columns, spec, row, (cause, left, width) => {
      const { dash } = spec.theme.stalls[STALL_INKS[cause]];
      const y = (row + 0.5) * spec.rowHeightPx;
      if (dash !== undefined) pen.line([left, y, left + width, y], dash);
      else if (width >= HATCH_FROM_PX) wide[cause] += boxPath(spec, row, left, width);
      else if (!dense) slivers[cause] += boxPath(spec, row, left, Math.max(SLIVER_PX, width));
    });
  }
  STALL_INKS.forEach((ink, cause) => {
    const { fill, hatching, sliver } = spec.theme.stalls[ink];
    if (wide[cause] !== "") {
      const paint = hatching === undefined ? fill : patterns.paint(hatching, fill);
      out.push(element("path", { d: wide[cause], fill: paint ?? sliver }));
    }
    if (slivers[cause] !== "") out.push(element("path", { d: slivers[cause], fill: sliver }));
  });
}

function eachStall(
  columns: StallColumns,
  spec: RenderSpec,
  row: number,
  visit: (cause: number, left: number, width: number) => void,
): void {
  const past = pastVisible(columns, row, spec.viewport);
  for (let i = firstVisible(columns, row, spec.viewport); i < past; i++) {
    const left = Math.max(0, toPx(spec.viewport, spec.widthPx, columns.start[i]));
    const right = Math.min(spec.widthPx, toPx(spec.viewport, spec.widthPx, columns.end[i]));
    if (right > left) visit(columns.cause[i], left, right - left);
  }
}

function boxPath(spec: RenderSpec, row: number, left: number, width: number): string {
  const margin = rowGap(spec) / 2;
  const w = num(width);
  const height = num(spec.rowHeightPx - 2 * margin);
  return `M${num(left)} ${num(row * spec.rowHeightPx + margin)}h${w}v${height}h-${w}z`;
}
