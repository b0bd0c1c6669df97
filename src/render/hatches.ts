import type { HatchId } from "./theme";

/** One tile of a hatch, repeated in both directions. All lengths in CSS pixels. */
export interface Hatch {
  readonly size: number;
  /** Polylines: x, y, x, y … They may leave the tile; what leaves on one side is drawn again on the other. */
  readonly strokes: readonly (readonly number[])[];
  readonly strokeWidth: number;
  readonly dots: readonly { readonly x: number; readonly y: number; readonly radius: number }[];
}

const none = { strokes: [], strokeWidth: 1, dots: [] };

/** A 45° line across a tile, with its continuation over the two corners it touches. */
function diagonal(size: number): readonly (readonly number[])[] {
  return [
    [-1, size + 1, size + 1, -1],
    [-1, 1, 1, -1],
    [size - 1, size + 1, size + 1, size - 1],
  ];
}

/** The same falling instead of rising. */
function antidiagonal(size: number): readonly (readonly number[])[] {
  return diagonal(size).map((line) => line.map((value, i) => (i % 2 === 0 ? size - value : value)));
}

/** The shapes of all hatches, the same on canvas and in SVG. */
export const HATCHES: Readonly<Record<HatchId, Hatch>> = {
  lines: { ...none, size: 6, strokes: diagonal(6), strokeWidth: 0.8 },
  dashes: {
    ...none,
    size: 8,
    strokes: [
      [1, 4, 4, 1],
      [5, 8, 8, 5],
    ],
    strokeWidth: 0.9,
  },
  cross: { ...none, size: 6, strokes: [...diagonal(6), ...antidiagonal(6)], strokeWidth: 0.6 },
  grid: {
    ...none,
    size: 5,
    strokes: [
      [0, 2.5, 5, 2.5],
      [2.5, 0, 2.5, 5],
    ],
    strokeWidth: 0.6,
  },
  dots: {
    ...none,
    size: 6,
    dots: [
      { x: 1.5, y: 1.5, radius: 0.75 },
      { x: 4.5, y: 4.5, radius: 0.75 },
    ],
  },
  "sparse-dots": {
    ...none,
    size: 8,
    dots: [
      { x: 2, y: 2, radius: 0.7 },
      { x: 6, y: 6, radius: 0.7 },
    ],
  },
  "sparse-lines": { ...none, size: 8, strokes: diagonal(8), strokeWidth: 0.9 },
};
