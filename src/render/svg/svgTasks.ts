import { isPair } from "../../scene/coverage";
import { ACTIVATION_GRADIENT, FUSED_BACKWARD, WEIGHT_GRADIENT } from "../../scene/ink";
import type { TaskMarks } from "../../scene/scene";
import { isInSpans } from "../../scene/spans";
import { eachBox, kindOf } from "../boxes";
import { mixColors } from "../color";
import { EDGE_PX } from "../pen";
import type { RenderSpec } from "../renderSpec";
import { boxesHeightPx, rowGap } from "../rowBox";
import type { SolidInk } from "../theme";
import { BoxPath } from "./boxPath";
import type { SvgPatterns } from "./svgPatterns";
import { element } from "./svgText";

/** Free space after a box, and the narrowest box that has it and an outline. */
const GAP_PX = 0.75;
const GAP_FROM_PX = 3;

const SOLIDS: readonly SolidInk[] = ["forward", "activationGradient", "weightGradient"];

/** Path data of one row's boxes by look: kind, dimmed or not, with its outline or too narrow for it. */
class RowPaths {
  private readonly paths = Array.from({ length: SOLIDS.length * 4 }, () => new BoxPath());

  at(solid: number, dim: boolean, narrow: boolean): BoxPath {
    return this.paths[solid * 4 + Number(dim) * 2 + Number(narrow)];
  }

  /** Visits what is not empty, in the order of kinds. */
  each(visit: (ink: SolidInk, dim: boolean, narrow: boolean, path: string) => void): void {
    this.paths.forEach(({ text }, look) => {
      if (text !== "") visit(SOLIDS[look >> 2], (look & 2) !== 0, (look & 1) !== 0, text);
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
  const height = boxesHeightPx(spec) - 2 * margin;
  const { columns, hasPairs } = tasks;
  const pairs = new BoxPath();
  let pairX = 0;
  eachBox(tasks, spec, row, (position, x, width) => {
    const past = columns.rowOffset[row + 1];
    const first = hasPairs && isPair(columns, position, past);
    const second = hasPairs && position > columns.rowOffset[row] && isPair(columns, position - 1, past);
    if (first) pairX = x;
    const isCut = first && x + width >= spec.widthPx; // the second half is outside the window
    if (second || isCut) {
      pairs.add(pairX, top, x + width - pairX - GAP_PX, height);
      pairX = 0; // where a pair starts of which only the second half is in the window
    }
    const gap = first || width < GAP_FROM_PX ? 0 : GAP_PX;
    addBox(paths, kindOf(tasks, position), isDim(position), x, top, width - gap, height);
  });
  paths.each((ink, dim, narrow, d) => {
    out.push(element("path", { d, ...paintOf(ink, dim, narrow, spec, patterns) }));
  });
  if (pairs.text !== "")
    out.push(
      element("path", { d: pairs.text, fill: "none", stroke: spec.theme.pairEdge, "stroke-width": 1 }),
    );
}

/** Which tasks are dimmed: those outside the bright set, or those that start after the cursor. */
function dimming({ columns }: TaskMarks, spec: RenderSpec): (position: number) => boolean {
  const { cursor = Number.POSITIVE_INFINITY } = spec;
  if (spec.bright === undefined) return (position) => columns.start[position] >= cursor;
  const { bright } = spec;
  return (position) => !isInSpans(bright, position);
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
    paths.at(WEIGHT_GRADIENT, dim, narrow).add(x + inset / 2, top + inset / 2, width - inset, tall - inset);
  };
  if (kind === WEIGHT_GRADIENT) weight(y, height);
  else if (kind === FUSED_BACKWARD) {
    paths.at(ACTIVATION_GRADIENT, dim, false).add(x, y, width, height / 2);
    weight(y + height / 2, height / 2);
  } else paths.at(kind, dim, false).add(x, y, width, height);
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
