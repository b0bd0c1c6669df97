import { ACTIVATION_GRADIENT, FORWARD, FUSED_BACKWARD, WEIGHT_GRADIENT } from "../scene/ink";
import { mixColors, packColor, parseColor, type Rgb } from "./color";
import type { PixelLines } from "./drawContext";
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

/** Index of the first pixel of a row's line. */
export function firstPixel({ from, stride }: PixelLines, row: number, line: number): number {
  return (row * BOX_LINES + line - from) * stride;
}

/** Colors of the kinds as pixels. Index: kind code · BOX_LINES + line. */
export interface Palette {
  /** Inside the box. */
  readonly inner: Int32Array;
  /** The box's first and last column. */
  readonly side: Int32Array;
  /** Outline of an overlapped pair. */
  readonly pairEdge: number;
  readonly mix: Mix;
}

/**
 * What coverage mixes: the ground's channels, half a unit up so that cutting to whole numbers rounds, and each kind's
 * channels less the ground's. A fused backward is an activation gradient in the upper band and a weight gradient in the lower.
 */
export interface Mix {
  readonly ground: Rgb;
  readonly forward: Rgb;
  readonly input: Rgb;
  readonly weight: Rgb;
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
    mix: makeMix(theme, tone),
  };
}

function makeMix({ ground, tasks }: Theme, tone: (color: string) => string): Mix {
  const [red, green, blue] = parseColor(ground);
  const beyond = (color: string): Rgb => {
    const [r, g, b] = parseColor(tone(color));
    return [r - red, g - green, b - blue];
  };
  return {
    ground: [red + 0.5, green + 0.5, blue + 0.5],
    forward: beyond(tasks.forward.fill),
    input: beyond(tasks.activationGradient.fill),
    weight: beyond(tasks.weightGradient.fill),
  };
}
