import { interpolateLab, piecewise, rgb } from "d3";
import { contrast } from "../../render/colorMetrics";
import { HEAT_STEPS } from "./heatScale";

/** The colors of a map, from the page's tokens. */
export interface HeatInk {
  readonly paper: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly ink: string;
  readonly ink3: string;
  /** From the least value to the largest, with the color of numbers on each. */
  readonly shades: readonly Shade[];
  /** Resolves a color of seriesStyle. */
  readonly series: (color: string) => string;
  /** The same where others are as good. */
  readonly pale: (color: string) => string;
  readonly fontPx: number;
  /** Value of a context's font, without size. */
  readonly family: string;
}

/** A color and the color of text on it. */
export interface Shade {
  readonly fill: string;
  readonly text: string;
}

/** How much of its color a pale cell keeps. */
const PALE = 0.32;

/** Reads the colors of the theme that an element shows. */
export function readHeatInk(element: Element): HeatInk {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const [paper, ink] = [token("paper"), token("ink")];
  const series = (color: string) => token(color.replace(/^var\(--(.*)\)$/, "$1"));
  return {
    paper,
    ink,
    line: token("line"),
    lineStrong: token("line-strong"),
    ink3: token("ink-3"),
    shades: heatShades([token("ramp-low"), token("ramp-mid"), token("ramp-high")], [ink, paper]),
    series,
    pale: (color) => paleOf(paper, series(color)),
    fontPx: Number.parseFloat(token("text-xs")),
    family: style.fontFamily,
  };
}

/** A color where others are as good. */
export function paleOf(paper: string, color: string): string {
  return rgb(interpolateLab(paper, color)(PALE)).formatHex();
}

/** The shades between the ends of a ramp, by even steps of lightness, each with the better of two text colors. */
export function heatShades(
  ramp: readonly [low: string, mid: string, high: string],
  texts: readonly [string, string],
): readonly Shade[] {
  const colorAt = piecewise(interpolateLab, [...ramp]);
  return Array.from({ length: HEAT_STEPS }, (_, step) => {
    const fill = rgb(colorAt(step / (HEAT_STEPS - 1))).formatHex();
    return { fill, text: contrast(texts[0], fill) >= contrast(texts[1], fill) ? texts[0] : texts[1] };
  });
}
