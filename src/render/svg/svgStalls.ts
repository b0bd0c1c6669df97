import { STALL_INKS } from "../../scene/ink";
import type { Scene, StallColumns } from "../../scene/scene";
import { toPx } from "../../scene/viewport";
import { firstVisible, pastVisible } from "../../scene/visibleRange";
import type { RenderSpec } from "../renderSpec";
import { boxesHeightPx, rowGap } from "../rowBox";
import { BoxPath } from "./boxPath";
import { hasRoomForVectors } from "./svgDense";
import type { SvgPatterns } from "./svgPatterns";
import { svgPen } from "./svgPen";
import { element } from "./svgText";

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
  const wide = STALL_INKS.map(() => new BoxPath());
  const slivers = STALL_INKS.map(() => new BoxPath());
  const margin = rowGap(spec) / 2;
  const height = boxesHeightPx(spec) - 2 * margin;
  for (let row = 0; row + 1 < columns.rowOffset.length; row++) {
    const dense = !hasRoomForVectors(tasks, spec, row);
    eachStall(columns, spec, row, (cause, left, width) => {
      const { dash } = spec.theme.stalls[STALL_INKS[cause]];
      const top = row * spec.rowHeightPx + margin;
      const middle = top + height / 2;
      if (dash !== undefined) pen.line([left, middle, left + width, middle], dash);
      else if (width >= HATCH_FROM_PX) wide[cause].add(left, top, width, height);
      else if (!dense) slivers[cause].add(left, top, Math.max(SLIVER_PX, width), height);
    });
  }
  STALL_INKS.forEach((ink, cause) => {
    const { fill, hatching, sliver } = spec.theme.stalls[ink];
    if (wide[cause].text !== "") {
      const paint = hatching === undefined ? fill : patterns.paint(hatching, fill);
      out.push(element("path", { d: wide[cause].text, fill: paint ?? sliver }));
    }
    if (slivers[cause].text !== "") out.push(element("path", { d: slivers[cause].text, fill: sliver }));
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
