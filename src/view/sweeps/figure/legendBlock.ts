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

/** Entries in as many columns as fit, each as wide as its widest, read column by column. */
export function legendBlock(entries: readonly LegendEntry[], width: number): Block {
  const { lefts, lines } = columnsOf(entries, width);
  return {
    height: lines * LINE_PX,
    draw(pen, x, y) {
      entries.forEach((entry, i) => {
        const left = x + lefts[Math.floor(i / lines)];
        const middle = y + ((i % lines) + 0.5) * LINE_PX;
        entry.draw(pen, left, middle);
        const textX = left + entry.sampleWidth + AFTER_SAMPLE_PX;
        pen.text(textX, middle + TEXT_PX * 0.36, entry.name, writing("start"));
      });
    },
  };
}

/** Where columns start, and how many entries stand in each. */
interface Columns {
  readonly lefts: readonly number[];
  readonly lines: number;
}

/** The fewest lines whose columns fit. */
function columnsOf(entries: readonly LegendEntry[], width: number): Columns {
  for (let lines = 1; lines < entries.length; lines++) {
    const widths = Array.from({ length: Math.ceil(entries.length / lines) }, (_, column) =>
      Math.max(...entries.slice(column * lines, (column + 1) * lines).map(entryWidth)),
    );
    const lefts = widths.map((_, i) => widths.slice(0, i).reduce((sum, one) => sum + one + BETWEEN_PX, 0));
    if (lefts[lefts.length - 1] + widths[widths.length - 1] <= width) return { lefts, lines };
  }
  return { lefts: [0], lines: entries.length };
}

function entryWidth({ name, sampleWidth }: LegendEntry): number {
  return sampleWidth + AFTER_SAMPLE_PX + textWidth(name);
}
