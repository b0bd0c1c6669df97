import type { Inner } from "./curvesLayout";

/** A name beside a marker. */
export interface LabelPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
}

interface Marked {
  readonly x: number;
  readonly y: number;
  /** Undefined: nothing is written here. */
  readonly text: string | undefined;
}

/** About, in CSS pixels: a name is never measured, so that it is placed without a screen. */
const CHARACTER_PX = 6.6;
const LINE_PX = 13;
const GAP_PX = 9;
const MARKER_PX = 5;

/** Where names stand beside their markers: the first place of each that covers nothing, those that come first choose first. */
export function placeLabels(marks: readonly Marked[], inner: Inner): readonly (LabelPlace | undefined)[] {
  const taken: Box[] = marks.map(({ x, y }) => ({
    left: x - MARKER_PX,
    right: x + MARKER_PX,
    top: y - MARKER_PX,
    bottom: y + MARKER_PX,
  }));
  return marks.map(({ text, ...mark }) => {
    if (text === undefined) return undefined;
    const place = placesOf(mark).find((one) => {
      const box = boxOf(one, text);
      return isInside(box, inner) && !taken.some((other) => overlap(box, other));
    });
    if (place !== undefined) taken.push(boxOf(place, text));
    return place;
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function placesOf({ x, y }: Omit<Marked, "text">): readonly LabelPlace[] {
  const sides = [
    { x: x + GAP_PX, anchor: "start" },
    { x: x - GAP_PX, anchor: "end" },
  ] as const;
  return [0, -LINE_PX, LINE_PX].flatMap((dy) => sides.map((side) => ({ ...side, y: y + dy })));
}

function boxOf({ x, y, anchor }: LabelPlace, text: string): Box {
  const width = CHARACTER_PX * text.length;
  const left = anchor === "start" ? x : x - width;
  return { left, right: left + width, top: y - LINE_PX / 2, bottom: y + LINE_PX / 2 };
}

function isInside(box: Box, { left, right, top, bottom }: Inner): boolean {
  const slack = LINE_PX;
  return box.left >= left && box.right <= right + slack && box.top >= top - slack / 2 && box.bottom <= bottom;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
