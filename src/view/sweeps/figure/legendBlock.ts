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

/** Entries in columns of equal width, as many as fit, read line by line. */
export function legendBlock(entries: readonly LegendEntry[], width: number): Block {
  const widest = Math.max(0, ...entries.map(entryWidth));
  const columns = Math.max(
    1,
    Math.min(entries.length, Math.floor((width + BETWEEN_PX) / (widest + BETWEEN_PX))),
  );
  const columnWidth = Math.min(widest + BETWEEN_PX, (width + BETWEEN_PX) / columns);
  return {
    height: Math.ceil(entries.length / columns) * LINE_PX,
    draw(pen, x, y) {
      entries.forEach((entry, i) => {
        const left = x + (i % columns) * columnWidth;
        const middle = y + (Math.floor(i / columns) + 0.5) * LINE_PX;
        entry.draw(pen, left, middle);
        const textX = left + entry.sampleWidth + AFTER_SAMPLE_PX;
        pen.text(textX, middle + TEXT_PX * 0.36, entry.name, writing("start"));
      });
    },
  };
}

function entryWidth({ name, sampleWidth }: LegendEntry): number {
  return sampleWidth + AFTER_SAMPLE_PX + textWidth(name);
}
