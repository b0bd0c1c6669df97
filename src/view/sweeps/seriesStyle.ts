import {
  type SymbolType,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
} from "d3";

/** What tells a series apart: a color, and without it a marker, filled or hollow, and a dash. */
export interface SeriesStyle {
  /** Of the page's theme, as a CSS value. */
  readonly color: string;
  /** Path of the marker around the origin. */
  readonly marker: string;
  readonly isHollow: boolean;
  /** Value of stroke-dasharray. */
  readonly dash: string;
}

const SYMBOLS: readonly SymbolType[] = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond,
  symbolCross,
  symbolStar,
];
const DASHES = ["none", "6 3", "2 3", "8 3 2 3"];

/** As many as tokens.css has. */
const COLORS = 10;

/** Of a marker, in square CSS pixels. */
const AREA = 44;

/** The marker of the series with this number: a symbol of d3, whatever it is drawn on. */
export function markerShape(index: number): SymbolType {
  return SYMBOLS[index % SYMBOLS.length];
}

/** The style of the series with this number: markers repeat after twelve, colors after ten; no two of sixty are alike. */
export function seriesStyle(index: number): SeriesStyle {
  return {
    color: `var(--series-${index % COLORS})`,
    marker: symbol(markerShape(index), AREA)() ?? "",
    isHollow: Math.floor(index / SYMBOLS.length) % 2 === 1,
    dash: DASHES[index % DASHES.length],
  };
}
