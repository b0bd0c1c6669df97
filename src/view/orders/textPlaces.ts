import type { PointerEvent } from "react";
import type { WrittenCell } from "../../schedule/orders/order";
import { lineAt, type TextMap } from "./orderText";

/** Where a text area shows its letters, in CSS pixels. */
export interface TextFrame {
  readonly letterPx: number;
  readonly linePx: number;
  readonly padPx: number;
  /** Room for the processors' names to the left. */
  readonly gutterPx: number;
  readonly font: string;
}

/** As .text and .area of the style sheet have it. */
const GUTTER_PX = 40;
/** Where nothing can be measured, as in tests. */
const LETTER_PX = 8;

/** Reads from its style where an area's letters are. */
export function textFrame(area: HTMLElement): TextFrame {
  const { fontSize, fontFamily, lineHeight, paddingTop } = getComputedStyle(area);
  const font = `${fontSize} ${fontFamily}`;
  return {
    letterPx: letterWidth(font),
    linePx: Number.parseFloat(lineHeight),
    padPx: Number.parseFloat(paddingTop),
    gutterPx: GUTTER_PX,
    font,
  };
}

let ruler: CanvasRenderingContext2D | null | undefined;

/** All letters of the font are equally wide. */
function letterWidth(font: string): number {
  ruler ??= document.createElement("canvas").getContext("2d");
  if (ruler === null) return LETTER_PX;
  ruler.font = font;
  return ruler.measureText("0").width;
}

/** Offset of the letter under the pointer; −1 where there is none. */
export function offsetAt(event: PointerEvent<HTMLTextAreaElement>, { lineStart }: TextMap): number {
  const area = event.currentTarget;
  const { letterPx, linePx, padPx } = textFrame(area);
  const box = area.getBoundingClientRect();
  const line = Math.floor((event.clientY - box.top + area.scrollTop - padPx) / linePx);
  if (line < 0 || line >= lineStart.length) return -1;
  const letter = Math.floor((event.clientX - box.left + area.scrollLeft - padPx) / letterPx);
  const offset = lineStart[line] + Math.max(0, letter);
  return offset < (lineStart[line + 1] ?? Number.POSITIVE_INFINITY) ? offset : -1;
}

/** Gives the area the focus, with a cell selected and in sight. */
export function select(area: HTMLTextAreaElement, map: TextMap, { from, to }: WrittenCell): void {
  area.focus({ preventScroll: true });
  area.setSelectionRange(from, to);
  const { letterPx, linePx, padPx } = textFrame(area);
  const line = lineAt(map, from);
  const x = padPx + (from - map.lineStart[line]) * letterPx;
  const y = padPx + line * linePx;
  area.scrollLeft = inSight(x, (to - from) * letterPx, area.scrollLeft, area.clientWidth);
  area.scrollTop = inSight(y, linePx, area.scrollTop, area.clientHeight);
}

/** Where to scroll to: where it is if all is seen, else so that what is looked for stands in the middle. */
function inSight(at: number, length: number, from: number, size: number): number {
  return at < from || at + length > from + size ? Math.max(0, at - size / 2) : from;
}
