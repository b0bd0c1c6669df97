import type { LineStyle } from "./theme";

/**
 * The few strokes that marks other than tasks are drawn with, in CSS pixels from the plot's upper left corner. The canvas
 * and the SVG writer each have one, so that a curve or an arrow is written once.
 */
export interface Pen {
  rect(box: Box, color: string): void;
  /** A line through points x, y, x, y … */
  line(points: readonly number[], style: LineStyle): void;
  /** A cubic curve: start, two controls, end. */
  bezier(points: Cubic, style: LineStyle): void;
  polygon(points: readonly number[], color: string, opacity: number): void;
  text(x: number, y: number, text: string, style: TextStyle): void;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Cubic = readonly [number, number, number, number, number, number, number, number];

export interface TextStyle {
  readonly size: number;
  readonly color: string;
  readonly align: "start" | "middle" | "end";
  /** Drawn around the letters so that they stand out on tasks. */
  readonly halo?: string;
  readonly weight?: number;
}

/** Distance from a text's vertical center to its baseline, as a share of its size: digits and capitals are centered. */
export const BASELINE = 0.36;
