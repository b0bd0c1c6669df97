import { isPair } from "../../scene/coverage";
import { ACTIVATION_GRADIENT, FUSED_BACKWARD, WEIGHT_GRADIENT } from "../../scene/ink";
import type { TaskMarks } from "../../scene/scene";
import { eachBox, kindOf } from "../boxes";
import { mixColors } from "../color";
import { EDGE_PX } from "../pen";
import type { RenderSpec } from "../renderSpec";
import { rowGap } from "../rowBox";
import type { SolidInk } from "../theme";
import type { SvgPatterns } from "./svgPatterns";
import { element, num } from "./svgText";

/** Free space after a box, and the narrowest box that has it and an outline. */
const GAP_PX = 0.75;
const GAP_FROM_PX = 3;

const SOLIDS: readonly SolidInk[] = ["forward", "activationGradient", "weightGradient"];

/** Path data of one row's boxes by look: kind, dimmed or not, with its outline or too narrow for it. */
class RowPaths {
  private readonly data: string[] = new Array(SOLIDS.length * 4).fill("");

  add(solid: number, dim: boolean, narrow: boolean, path: string): void {
    this.data[solid * 4 + Number(dim) * 2 + Number(narrow)] += path;
  }

  /** Visits what is not empty, in the order of kinds. */
  each(visit: (ink: SolidInk, dim: boolean, narrow: boolean, path: string) => void): void {
    this.data.forEach((path, look) => {
      if (path !== "") visit(SOLIDS[look >> 2], (look & 2) !== 0, (look & 1) !== 0, path);
    });
  }
}

/** Writes the boxes of row `row`: one path per kind. */
export function writeBoxes(
  out: string[],
  tasks: TaskMarks,
  spec: RenderSpec,
  row: number,
  patterns: SvgPatterns,
): void {
  const paths = new RowPaths();
  const isDim = dimming(tasks, spec);
  const margin = rowGap(spec) / 2;
  const top = row * spec.rowHeightPx + margin;
  const height = spec.rowHeightPx - 2 * margin;
  const { columns, hasPairs } = tasks;
  let pairs = "";
  eachBox(tasks, spec, row, (position, x, width) => {
    const first = hasPairs && isPair(columns, position, columns.rowOffset[row + 1]);
    if (first) pairs += boxPath(x, top, 2 * width - GAP_PX, height);
    const gap = first || width < GAP_FROM_PX ? 0 : GAP_PX;
    addBox(paths, kindOf(tasks, position), isDim(position), x, top, width - gap, height);
  });
  paths.each((ink, dim, narrow, d) => {
    out.push(element("path", { d, ...paintOf(ink, dim, narrow, spec, patterns) }));
  });
  if (pairs !== "")
    out.push(element("path", { d: pairs, fill: "none", stroke: spec.theme.pairEdge, "stroke-width": 1 }));
}

/** Which tasks are dimmed: those outside the bright set, or those that start after the cursor. */
function dimming({ columns }: TaskMarks, spec: RenderSpec): (position: number) => boolean {
  const { cursor = Number.POSITIVE_INFINITY } = spec;
  if (spec.bright === undefined) return (position) => columns.start[position] >= cursor;
  const bright = new Set(spec.bright);
  return (position) => !bright.has(position);
}

function addBox(
  paths: RowPaths,
  kind: number,
  dim: boolean,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const narrow = width < GAP_FROM_PX;
  const weight = (top: number, tall: number) => {
    const inset = narrow ? 0 : EDGE_PX;
    const path = boxPath(x + inset / 2, top + inset / 2, width - inset, tall - inset);
    paths.add(WEIGHT_GRADIENT, dim, narrow, path);
  };
  if (kind === WEIGHT_GRADIENT) weight(y, height);
  else if (kind === FUSED_BACKWARD) {
    paths.add(ACTIVATION_GRADIENT, dim, false, boxPath(x, y, width, height / 2));
    weight(y + height / 2, height / 2);
  } else paths.add(kind, dim, false, boxPath(x, y, width, height));
}

function boxPath(x: number, y: number, width: number, height: number): string {
  const w = num(width);
  return `M${num(x)} ${num(y)}h${w}v${num(height)}h-${w}z`;
}

function paintOf(ink: SolidInk, dim: boolean, narrow: boolean, spec: RenderSpec, patterns: SvgPatterns) {
  const { theme } = spec;
  const style = theme.tasks[ink];
  const tone = (color: string) => mixColors(color, theme.ground, dim ? theme.dim : 1);
  const fill =
    spec.patterns && style.pattern !== undefined
      ? patterns.paint({ ...style.pattern, color: tone(style.pattern.color) }, tone(style.fill))
      : tone(style.fill);
  if (style.edge === undefined || narrow) return { fill };
  return { fill, stroke: tone(style.edge), "stroke-width": EDGE_PX };
}
