import { NO_NOTE, type Notes, type Scene } from "../scene/scene";
import { firstVisible, pastVisible } from "../scene/visibleRange";
import { eachBox, kindOf } from "./boxes";
import { DIGITS_OF } from "./digits";
import type { Pen } from "./pen";
import { bandOf, type RenderSpec } from "./renderSpec";
import { boxesHeightPx, rowGap } from "./rowBox";

/** Smallest boxes with a note beside their number, and the note's size as a share of the row's height. */
const FROM_PX = { width: 30, height: 16 };
const SIZE_SHARE = 0.4;
const MOST_PX = 9;
const INSET_PX = 2.5;

/** Writes a small number into the upper right corner of the boxes that have one and room for it. */
export function drawNotes(pen: Pen, { tasks, extent }: Scene, spec: RenderSpec, notes: Notes): void {
  const { theme, rowHeightPx, widthPx, viewport } = spec;
  const height = boxesHeightPx(spec);
  if (height < FROM_PX.height) return;
  const size = Math.min(MOST_PX, height * SIZE_SHARE);
  const { from, past } = bandOf(spec, extent.rows);
  for (let row = from; row < past; row++) {
    const count = pastVisible(tasks.columns, row, viewport) - firstVisible(tasks.columns, row, viewport);
    if (count * FROM_PX.width > 4 * widthPx) continue;
    const baseline = row * rowHeightPx + rowGap(spec) / 2 + size + 0.5;
    eachBox(tasks, spec, row, (position, x, width) => {
      const value = notes.value[position];
      if (value === NO_NOTE || width < FROM_PX.width) return;
      const color = theme.tasks[DIGITS_OF[kindOf(tasks, position)]].digits;
      const text = value === 0 ? "0" : `${notes.prefix}${value}`;
      pen.text(x + width - INSET_PX, baseline, text, { size, color, align: "end" });
    });
  }
}
