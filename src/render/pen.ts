import type { Hatching, LineStyle } from "./theme";

/**
 * The few strokes that everything but tasks and stalls is drawn with, in CSS pixels. The canvas and the SVG writer each have
 * one, so that a curve, an arrow or a legend is written once.
 */
export interface Pen {
  rect(box: Box, paint: Paint): void;
  /** Areas that look alike and do not overlap. */
  boxes(boxes: readonly Box[], paint: Omit<Paint, "hatching">): void;
  /** A line through points x, y, x, y … */
  line(points: readonly number[], style: LineStyle): void;
  /** A cubic curve: start, two controls, end. */
  bezier(points: Cubic, style: LineStyle): void;
  polygon(points: readonly number[], color: string, opacity: number): void;
  text(x: number, y: number, text: string, style: TextStyle): void;
  /** Texts one after the other, `gap` apart. */
  runs(x: number, y: number, runs: readonly TextRun[], gap: number): void;
}

export interface TextRun {
  readonly text: string;
  /** Starts where the run before it ends; `align` is not read. */
  readonly style: TextStyle;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How an area is filled: color, hatching over it, a thin outline inside it; absent ones are left out. */
export interface Paint {
  readonly fill?: string;
  readonly hatching?: Hatching;
  readonly edge?: string;
}

export type Cubic = readonly [number, number, number, number, number, number, number, number];

export interface TextStyle {
  readonly size: number;
  readonly color: string;
  readonly align: "start" | "middle" | "end";
  /** Drawn around the letters so that they stand out on tasks. */
  readonly halo?: string;
  /** Default 400. */
  readonly weight?: number;
}

/** Distance from a text's vertical center to its baseline, as a share of its size: digits and capitals are centered. */
export const BASELINE = 0.36;

/** Width of a text ÷ (size · letters), where it cannot be measured: layouts are the same on canvas and in SVG. */
export const LETTER_WIDTH = 0.53;

/** Width of the outline of an area. */
export const EDGE_PX = 0.75;
