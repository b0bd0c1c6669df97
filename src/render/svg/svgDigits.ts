import { isPair } from "../../scene/coverage";
import type { TaskMarks } from "../../scene/scene";
import { firstVisible, pastVisible } from "../../scene/visibleRange";
import { DIGIT_HEIGHT, DIGIT_WIDTH, DIGITS_OF, digitsSize, LOWEST_ROW_PX, PADDING_PX } from "../digits";
import type { RenderSpec } from "../renderSpec";
import { hasRoomForVectors } from "./svgDense";
import { extentOf } from "./svgTasks";
import { attributes, num } from "./svgText";

/** Writes the microbatch numbers that fit their boxes: one <text> per color, a <tspan> per number. */
export function writeDigits(out: string[], tasks: TaskMarks, spec: RenderSpec, rows: number): void {
  const { theme } = spec;
  const size = digitsSize(theme, spec.rowHeightPx);
  if (spec.rowHeightPx < LOWEST_ROW_PX) return;
  const byColor = new Map<string, string[]>();
  for (let row = 0; row < rows; row++)
    if (hasRoomForVectors(tasks, spec, row)) addRow(byColor, tasks, spec, row, size);
  for (const [fill, spans] of byColor) {
    const style = attributes({ fill, "font-size": size, "font-weight": 500, "text-anchor": "middle" });
    out.push(`<text${style}>${spans.join("")}</text>`);
  }
}

/** Adds a row's numbers; the baseline is given once, with the row's first number of each color. */
function addRow(
  byColor: Map<string, string[]>,
  tasks: TaskMarks,
  spec: RenderSpec,
  row: number,
  size: number,
): void {
  const { columns, microbatches, kindOfOp, hasPairs } = tasks;
  const baseline = (row + 0.5) * spec.rowHeightPx + (size * DIGIT_HEIGHT) / 2;
  const begun = new Set<string>();
  const past = pastVisible(columns, row, spec.viewport);
  for (let i = firstVisible(columns, row, spec.viewport); i < past; i++) {
    const halves = hasPairs && isPair(columns, i, columns.rowOffset[row + 1]) ? 2 : 1;
    for (let half = 0; half < halves; half++) {
      const task = columns.task[i + half];
      const text = String(task % microbatches);
      const [x, , width] = extentOf(tasks, spec, row, i + half, half / halves, (half + 1) / halves);
      if (width < text.length * DIGIT_WIDTH * size + 2 * PADDING_PX) continue;
      const color = spec.theme.tasks[DIGITS_OF[kindOfOp[(task / microbatches) | 0]]].digits;
      const spans = byColor.get(color) ?? [];
      byColor.set(color, spans);
      const y = begun.has(color) ? "" : ` y="${num(baseline)}"`;
      begun.add(color);
      spans.push(`<tspan x="${num(x + width / 2)}"${y}>${text}</tspan>`);
    }
    i += halves - 1;
  }
}
