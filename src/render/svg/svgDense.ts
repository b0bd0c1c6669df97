import { type Coverage, coverRow, IDLE, makeCoverage } from "../../scene/coverage";
import { ACTIVATION_GRADIENT, FUSED_BACKWARD, WEIGHT_GRADIENT } from "../../scene/ink";
import type { TaskMarks } from "../../scene/scene";
import { firstVisible, pastVisible } from "../../scene/visibleRange";
import { formatColor, parseColor, type Rgb } from "../color";
import type { RenderSpec } from "../renderSpec";
import { boxesHeightPx, rowGap } from "../rowBox";
import type { Theme } from "../theme";
import { BoxPath } from "./boxPath";
import { element } from "./svgText";

/** A row with more tasks than this per pixel of width is written as runs of mixed color. */
const MOST_TASKS_PER_PX = 1;
/** Colors are rounded to multiples of this, so that runs are long. */
const COLOR_STEP = 5;

/** True if row `row` is written box by box: vector figures stay sharp much further than the screen. */
export function hasRoomForVectors(tasks: TaskMarks, spec: RenderSpec, row: number): boolean {
  const count =
    pastVisible(tasks.columns, row, spec.viewport) - firstVisible(tasks.columns, row, spec.viewport);
  return count <= spec.widthPx * MOST_TASKS_PER_PX;
}

/** Writes a dense row as the mix of kinds in each pixel, equal neighbours joined: its size follows the width. */
export function writeDense(out: string[], tasks: TaskMarks, spec: RenderSpec, row: number): void {
  const width = Math.ceil(spec.widthPx);
  const coverage = makeCoverage(width);
  coverRow(tasks, row, spec.viewport, width, coverage);
  const bands = tasks.kindsUsed.includes(FUSED_BACKWARD) ? 2 : 1;
  const margin = rowGap(spec) / 2;
  const height = (boxesHeightPx(spec) - 2 * margin) / bands;
  for (let band = 0; band < bands; band++)
    writeBand(out, coverage, tasks, spec, row * spec.rowHeightPx + margin + band * height, height, band);
}

function writeBand(
  out: string[],
  coverage: Coverage,
  tasks: TaskMarks,
  spec: RenderSpec,
  y: number,
  height: number,
  band: number,
): void {
  const channels = bandChannels(spec.theme, band);
  const byColor = new Map<string, BoxPath>();
  const width = coverage.solid.length;
  const scale = spec.widthPx / width;
  const colors = Array.from({ length: width }, (_, x) => colorAt(coverage, tasks, spec.theme, channels, x));
  for (let x = 0; x < width; ) {
    const color = colors[x];
    const left = x;
    while (x < width && colors[x] === color) x++;
    if (color === undefined) continue;
    const path = byColor.get(color) ?? new BoxPath();
    byColor.set(color, path);
    path.add(left * scale, y, (x - left) * scale, height);
  }
  for (const [fill, { text: d }] of byColor) out.push(element("path", { d, fill }));
}

function bandChannels({ tasks }: Theme, band: number): readonly Rgb[] {
  const { forward, activationGradient, weightGradient } = tasks;
  const channels = [forward, activationGradient, weightGradient].map(({ fill }) => parseColor(fill));
  channels[FUSED_BACKWARD] = channels[band === 0 ? ACTIVATION_GRADIENT : WEIGHT_GRADIENT];
  return channels;
}

/** The mixed color, rounded; undefined where nothing runs. */
function colorAt(
  { share, solid }: Coverage,
  { kindsUsed }: TaskMarks,
  { ground }: Theme,
  channels: readonly Rgb[],
  x: number,
): string | undefined {
  if (solid[x] === IDLE) return undefined;
  if (solid[x] >= 0) return formatColor(channels[solid[x]]);
  const mixed = [...parseColor(ground)];
  const under = [...mixed];
  for (const kind of kindsUsed)
    for (let c = 0; c < 3; c++) mixed[c] += share[kind][x] * (channels[kind][c] - under[c]);
  const [red, green, blue] = mixed.map((value) =>
    Math.min(255, Math.max(0, Math.round(value / COLOR_STEP) * COLOR_STEP)),
  );
  return formatColor([red, green, blue]);
}
