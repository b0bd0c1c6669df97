import { ACTIVATION_GRADIENT, FORWARD, FUSED_BACKWARD, WEIGHT_GRADIENT } from "../scene/ink";
import { mixColors, packColor, parseColor } from "./color";
import type { Theme } from "./theme";

/**
 * A task box as four lines of pixels, stretched downwards when drawn: the top edge and the bottom edge one pixel high, and
 * between them two bands, which differ in a fused backward only.
 */
export const TOP = 0;
export const UPPER = 1;
export const LOWER = 2;
export const BOTTOM = 3;
export const BOX_LINES = 4;

/** Colors of the kinds as pixels. Index: kind code · BOX_LINES + line. */
export interface Palette {
  /** Inside the box. */
  readonly inner: Int32Array;
  /** The box's first and last column. */
  readonly side: Int32Array;
  /** Outline of an overlapped pair. */
  readonly pairEdge: number;
  /** Channels of the upper and of the lower band: what coverage mixes. Index: kind code · 3 + channel. */
  readonly upper: Float64Array;
  readonly lower: Float64Array;
}

/** The task colors of a theme, `share` of them (0 to 1) over the ground: less than 1 for dimmed tasks. */
export function makePalette(theme: Theme, share: number): Palette {
  const tone = (color: string) => mixColors(color, theme.ground, share);
  const { forward, activationGradient, weightGradient } = theme.tasks;
  const bands = [];
  bands[FORWARD] = [forward, forward];
  bands[ACTIVATION_GRADIENT] = [activationGradient, activationGradient];
  bands[WEIGHT_GRADIENT] = [weightGradient, weightGradient];
  bands[FUSED_BACKWARD] = [activationGradient, weightGradient];
  const fills = bands.map((styles) => styles.map((style) => tone(style.fill)));
  const edges = bands.map((styles) => styles.map((style) => tone(style.edge ?? style.fill)));
  return {
    inner: Int32Array.from(
      bands
        .flatMap((_, kind) => [edges[kind][0], fills[kind][0], fills[kind][1], edges[kind][1]])
        .map(packColor),
    ),
    side: Int32Array.from(
      bands
        .flatMap((_, kind) => [edges[kind][0], edges[kind][0], edges[kind][1], edges[kind][1]])
        .map(packColor),
    ),
    pairEdge: packColor(tone(theme.pairEdge)),
    upper: Float64Array.from(fills.flatMap(([upper]) => parseColor(upper))),
    lower: Float64Array.from(fills.flatMap(([, lower]) => parseColor(lower))),
  };
}
