import { LETTER_WIDTH, type Pen, type TextStyle } from "../../../render/pen";
import { THEMES } from "../../../render/theme";

/** Sweeps on paper have the print theme; sizes are CSS pixels, three quarters of a point. */
export const PAPER = THEMES.print;
/** 7.5 points, the smallest text of a figure. */
export const TEXT_PX = 10;
const TITLE_PX = 11;
const LINE_PX = 14;
/** Around the figure. */
export const MARGIN_PX = 4;
/** Letters of this width are wider than most: lines break early rather than run over. */
const WIDE_LETTER = LETTER_WIDTH * 1.04;

/** How a text looks; in lighter ink where it says nothing of its own. */
export function writing(align: TextStyle["align"], color = PAPER.inkSoft): TextStyle {
  return { size: TEXT_PX, color, align };
}

/** About how wide a text is, in CSS pixels. */
export function textWidth(text: string, size = TEXT_PX): number {
  return text.length * size * WIDE_LETTER;
}

/** Something laid out that is drawn with its upper left corner at a place. */
export interface Block {
  readonly height: number;
  draw(pen: Pen, x: number, y: number): void;
}

/** What a figure shows, then of what: as many lines as its width takes. */
export function heading(title: string, facts: readonly string[], width: number): Block {
  const titles = brokenLines(title.split(" "), " ", width, TITLE_PX * 1.05);
  const lines = brokenLines(facts, " · ", width, TEXT_PX);
  return {
    height: (titles.length + lines.length) * LINE_PX + 4,
    draw(pen, x, y) {
      titles.forEach((text, i) => {
        const style = { size: TITLE_PX, color: PAPER.ink, align: "start", weight: 600 } as const;
        pen.text(x, y + i * LINE_PX + TITLE_PX, text, style);
      });
      lines.forEach((text, i) => {
        pen.text(x, y + (titles.length + i) * LINE_PX + TITLE_PX, text, writing("start"));
      });
    },
  };
}

/** Parts in lines of at most this width; a part is never broken. */
function brokenLines(
  parts: readonly string[],
  between: string,
  width: number,
  size: number,
): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = `${lines.at(-1)}${between}${part}`;
    if (lines.length > 0 && textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}
