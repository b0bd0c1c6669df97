import type { BandInk, LineInk, StallInk, TaskInk } from "../scene/ink";
import { dark, light, print, projector } from "./themes";

export type ThemeId = "light" | "dark" | "projector" | "print";

/** Every color and weight of a picture. Colors are #rrggbb, so that every backend (and a test) can compute with them. */
export interface Theme {
  readonly id: ThemeId;
  readonly name: string;
  /** Around the rows. */
  readonly paper: string;
  /** A row where nothing runs. */
  readonly ground: string;
  /** Hairlines: axis, row borders. */
  readonly line: string;
  /** Text, then text of second rank (units, row labels). */
  readonly ink: string;
  readonly inkSoft: string;
  /** Focus and selection only. */
  readonly accent: string;
  /** Inner line of the selection, against the box. */
  readonly accentInner: string;
  readonly tasks: Readonly<Record<SolidInk, TaskStyle>>;
  /** Outline of two tasks that run as one overlapped pair. */
  readonly pairEdge: string;
  readonly stalls: Readonly<Record<StallInk, StallStyle>>;
  readonly lines: Readonly<Record<LineInk, LineStyle>>;
  readonly bands: Readonly<Record<BandInk, string>>;
  /** How much of a dimmed task is left, 0 to 1. */
  readonly dim: number;
  readonly fonts: { readonly text: string; readonly mono: string };
  /** Size of microbatch numbers and labels at full row height; axis and row labels. In the spec's pixels or points. */
  readonly digitsPx: number;
  readonly labelPx: number;
}

/** Kinds with a color of their own; a fused backward is two of them in one box. */
export type SolidInk = Exclude<TaskInk, "backward">;

export interface TaskStyle {
  readonly fill: string;
  /** The microbatch number on it. */
  readonly digits: string;
  /** Outline; absent: none. */
  readonly edge?: string;
  /** Laid over the fill when patterns are on; absent: solid. */
  readonly pattern?: Hatching;
}

export interface StallStyle {
  /** Ground of the stall; absent: the row's own shows through. */
  readonly fill?: string;
  /** Absent: plain. */
  readonly hatching?: Hatching;
  /** A line along the middle of the row, from one end of the stall to the other; absent: none. */
  readonly dash?: LineStyle;
  /** What a stall too narrow for its hatching is filled with, so that it is still seen. */
  readonly sliver: string;
}

/** A hatch and the color it is drawn in; hatches.ts holds the shapes. */
export interface Hatching {
  readonly hatch: HatchId;
  readonly color: string;
}

export type HatchId = "lines" | "dashes" | "cross" | "grid" | "dots" | "sparse-dots" | "sparse-lines";

export interface LineStyle {
  readonly color: string;
  /** In the spec's pixels or points. */
  readonly width: number;
  /** Dash lengths; empty: solid. */
  readonly dash: readonly number[];
  /** Drawn below the line so that it stands out on tasks; absent: none. */
  readonly casing?: string;
}

/** Themes by id; the page follows the user's choice, exports default to print. */
export const THEMES: Readonly<Record<ThemeId, Theme>> = { light, dark, projector, print };
