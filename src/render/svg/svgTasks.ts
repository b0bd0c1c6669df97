import { isPair } from "../../scene/coverage";
import { ACTIVATION_GRADIENT, FUSED_BACKWARD, WEIGHT_GRADIENT } from "../../scene/ink";
import type { TaskMarks } from "../../scene/scene";
import { toPx } from "../../scene/viewport";
import { firstVisible, pastVisible } from "../../scene/visibleRange";
import { mixColors } from "../color";
import { EDGE_PX } from "../pen";
import type { RenderSpec } from "../renderSpec";
import { rowGap } from "../rowBox";
import type { SolidInk, TaskStyle } from "../theme";
import type { SvgPatterns } from "./svgPatterns";
import { element, num } from "./svgText";

/** Free space after a box, and the narrowest box that has it. */
const GAP_PX = 0.75;
const GAP_FROM_PX = 3;

/** The paths of one row's boxes, one for each style, as they grow. */
interface RowPaths {
  /** Path data by style: SOLID index · 2, + 1 if dimmed. */
  readonly data: string[];
  pairs: string;
}

const SOLIDS: readonly SolidInk[] = ["forward", "activationGradient", "weightGradient"];

/** Writes the boxes of row `row`: one path per kind. */
export function writeBoxes(
  out: string[],
  tasks: TaskMarks,
  spec: RenderSpec,
  row: number,
  patterns: SvgPatterns,
): void {
  const paths: RowPaths = { data: SOLIDS.flatMap(() => ["", ""]), pairs: "" };
  const bright = spec.bright === undefined ? undefined : new Set(spec.bright);
  const { columns } = tasks;
  const past = pastVisible(columns, row, spec.viewport);
  for (let i = firstVisible(columns, row, spec.viewport); i < past; i++) {
    const paired = tasks.hasPairs && isPair(columns, i, columns.rowOffset[row + 1]);
    addBox(paths, tasks, spec, row, i, 0, paired ? 0.5 : 1, isDim(tasks, spec, bright, i));
    if (!paired) continue;
    addBox(paths, tasks, spec, row, i + 1, 0.5, 1, isDim(tasks, spec, bright, i + 1));
    paths.pairs += boxPath(...extentOf(tasks, spec, row, i, 0, 1));
    i++;
  }
  pushPaths(out, paths, spec, patterns);
}

function isDim(
  { columns }: TaskMarks,
  { cursor }: RenderSpec,
  bright: ReadonlySet<number> | undefined,
  position: number,
): boolean {
  if (bright !== undefined) return !bright.has(position);
  return cursor !== undefined && columns.start[position] >= cursor;
}

function addBox(
  paths: RowPaths,
  tasks: TaskMarks,
  spec: RenderSpec,
  row: number,
  position: number,
  a: number,
  b: number,
  dim: boolean,
): void {
  const kind = tasks.kindOfOp[(tasks.columns.task[position] / tasks.microbatches) | 0];
  const [x, y, width, height] = extentOf(tasks, spec, row, position, a, b);
  const style = (solid: number) => solid * 2 + Number(dim);
  if (width > 0) {
    if (kind === FUSED_BACKWARD) {
      paths.data[style(ACTIVATION_GRADIENT)] += boxPath(x, y, width, height / 2);
      paths.data[style(WEIGHT_GRADIENT)] += outlinedPath(x, y + height / 2, width, height / 2);
    } else if (kind === WEIGHT_GRADIENT) paths.data[style(kind)] += outlinedPath(x, y, width, height);
    else paths.data[style(kind)] += boxPath(x, y, width, height);
  }
}

type Extent = readonly [x: number, y: number, width: number, height: number];

/** Part a to b (0 to 1) of a task's box, cut to the plot, with the gap to its neighbour taken off. */
export function extentOf(
  { columns }: TaskMarks,
  spec: RenderSpec,
  row: number,
  position: number,
  a: number,
  b: number,
): Extent {
  const start = columns.start[position];
  const length = columns.end[position] - start;
  const left = toPx(spec.viewport, spec.widthPx, start + length * a);
  const right = toPx(spec.viewport, spec.widthPx, start + length * b);
  const gap = b === 1 && right - left >= GAP_FROM_PX ? GAP_PX : 0;
  const from = Math.max(0, left);
  const to = Math.min(spec.widthPx, right - gap);
  const margin = rowGap(spec) / 2;
  return [from, row * spec.rowHeightPx + margin, Math.max(0, to - from), spec.rowHeightPx - 2 * margin];
}

function boxPath(x: number, y: number, width: number, height: number): string {
  const w = num(width);
  return `M${num(x)} ${num(y)}h${w}v${num(height)}h-${w}z`;
}

/** A box whose outline lies inside it; too narrow a box is all outline and goes without. */
function outlinedPath(x: number, y: number, width: number, height: number): string {
  if (width < GAP_FROM_PX) return boxPath(x, y, width, height);
  return boxPath(x + EDGE_PX / 2, y + EDGE_PX / 2, width - EDGE_PX, height - EDGE_PX);
}

function pushPaths(out: string[], paths: RowPaths, spec: RenderSpec, patterns: SvgPatterns): void {
  const { theme } = spec;
  SOLIDS.forEach((ink, solid) => {
    for (const dim of [0, 1]) {
      const d = paths.data[solid * 2 + dim];
      if (d === "") continue;
      const share = dim === 1 ? theme.dim : 1;
      out.push(element("path", { d, ...paintOf(theme.tasks[ink], share, spec, patterns) }));
    }
  });
  if (paths.pairs !== "")
    out.push(element("path", { d: paths.pairs, fill: "none", stroke: theme.pairEdge, "stroke-width": 1 }));
}

function paintOf(
  style: TaskStyle,
  share: number,
  { theme, patterns: on }: RenderSpec,
  patterns: SvgPatterns,
) {
  const tone = (color: string) => mixColors(color, theme.ground, share);
  const fill =
    on && style.pattern !== undefined
      ? patterns.paint({ ...style.pattern, color: tone(style.pattern.color) }, tone(style.fill))
      : tone(style.fill);
  if (style.edge === undefined) return { fill };
  return { fill, stroke: tone(style.edge), "stroke-width": EDGE_PX };
}
