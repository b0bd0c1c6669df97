import type { TaskMarks } from "../../scene/scene";
import { eachBox, kindOf, microbatchAt } from "../boxes";
import {
  DIGIT_HEIGHT,
  DIGIT_WIDTH,
  DIGITS_OF,
  digitsSize,
  LOWEST_ROW_PX,
  PADDING_PX,
  SMALL_SHARE,
} from "../digits";
import type { RenderSpec } from "../renderSpec";
import { boxesHeightPx } from "../rowBox";
import { hasRoomForVectors } from "./svgDense";
import { attributes, num } from "./svgText";

/** Writes the microbatch numbers that fit their boxes: one <text> per color and size, a <tspan> per number. */
export function writeDigits(out: string[], tasks: TaskMarks, spec: RenderSpec, rows: number): void {
  if (boxesHeightPx(spec) < LOWEST_ROW_PX) return;
  const size = digitsSize(spec);
  const byStyle = new Map<string, string[]>();
  for (let row = 0; row < rows; row++)
    if (hasRoomForVectors(tasks, spec, row)) addRow(byStyle, tasks, spec, row, size);
  for (const [style, spans] of byStyle)
    out.push(`<text${style} font-weight="500" text-anchor="middle">${spans.join("")}</text>`);
}

/** Adds a row's numbers; the baseline is given once, with the row's first number of each style. */
function addRow(
  byStyle: Map<string, string[]>,
  tasks: TaskMarks,
  spec: RenderSpec,
  row: number,
  fullSize: number,
): void {
  const begun = new Set<string>();
  eachBox(tasks, spec, row, (position, x, width) => {
    const text = String(microbatchAt(tasks, position));
    const needed = text.length * DIGIT_WIDTH * fullSize;
    const room = width - 2 * PADDING_PX;
    if (room < needed * SMALL_SHARE) return;
    const size = room < needed ? fullSize * SMALL_SHARE : fullSize;
    const fill = spec.theme.tasks[DIGITS_OF[kindOf(tasks, position)]].digits;
    const style = attributes({ fill, "font-size": size });
    const spans = byStyle.get(style) ?? [];
    byStyle.set(style, spans);
    const baseline = row * spec.rowHeightPx + (boxesHeightPx(spec) + size * DIGIT_HEIGHT) / 2;
    const y = begun.has(style) ? "" : ` y="${num(baseline)}"`;
    begun.add(style);
    const center = Math.round((x + width / 2) * 10) / 10;
    spans.push(`<tspan x="${num(center)}"${y}>${text}</tspan>`);
  });
}
