import type { Pen } from "../../../render/pen";
import { type Block, TEXT_PX, textWidth, writing } from "./paper";

/** An entry of a legend: a sample, drawn around the middle of its left end, and what it is. */
export interface LegendEntry {
  readonly name: string;
  readonly sampleWidth: number;
  draw(pen: Pen, x: number, middle: number): void;
}

const LINE_PX = 15;
const AFTER_SAMPLE_PX = 5;
const BETWEEN_PX = 10;

/** Entries in as many columns as fit, each as wide as its widest, read line by line. */
export function legendBlock(entries: readonly LegendEntry[], width: number): Block {
  const lefts = columnsOf(entries, width);
  return {
    height: Math.ceil(entries.length / lefts.length) * LINE_PX,
    draw(pen, x, y) {
      entries.forEach((entry, i) => {
        const left = x + lefts[i % lefts.length];
        const middle = y + (Math.floor(i / lefts.length) + 0.5) * LINE_PX;
        entry.draw(pen, left, middle);
        const textX = left + entry.sampleWidth + AFTER_SAMPLE_PX;
        pen.text(textX, middle + TEXT_PX * 0.36, entry.name, writing("start"));
      });
    },
  };
}

/** Where columns start. */
function columnsOf(entries: readonly LegendEntry[], width: number): readonly number[] {
  for (let count = entries.length; count > 1; count--) {
    const widths = Array.from({ length: count }, (_, column) =>
      Math.max(...entries.filter((_entry, i) => i % count === column).map(entryWidth)),
    );
    const lefts = widths.map((_, i) => widths.slice(0, i).reduce((sum, one) => sum + one + BETWEEN_PX, 0));
    if (lefts[count - 1] + widths[count - 1] <= width) return lefts;
  }
  return [0];
}

function entryWidth({ name, sampleWidth }: LegendEntry): number {
  return sampleWidth + AFTER_SAMPLE_PX + textWidth(name);
}
