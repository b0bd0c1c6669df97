import type { ScheduleColumns } from "../schedule/schedule";
import type { OpGraph } from "../tasks/op";

/**
 * What a chart shows, in data space: x in ticks, y in rows (row 0 on top, row r spans r to r + 1). Canvas, SVG and later
 * PDF and TikZ draw the same scene, so a figure is the screen's picture. Inks are names; the theme turns them into color.
 */
export interface Scene {
  readonly extent: { readonly ticks: number; readonly rows: number };
  readonly tasks: TaskMarks;
  /** Behind the tasks (stalls, bands), then in front of them (paths, curves, brackets). */
  readonly behind: readonly Marks[];
  readonly front: readonly Marks[];
}

/** The tasks as columns: never an object each. */
export interface TaskMarks {
  readonly columns: ScheduleColumns;
  readonly graph: OpGraph;
  readonly microbatches: number;
  /** Cumulative busy ticks per kind by position (analysis/busySums). */
  readonly busySums: readonly Float64Array[];
}

/** Names of what is drawn; render/theme.ts gives each a color, a pattern and a line. */
export type Ink =
  | "forward"
  | "activationGradient"
  | "weightGradient"
  | "backward"
  | `stall-${"fill" | "dependency" | "transfer" | "memory" | "update" | "order" | "drain" | "unused"}`
  | "critical"
  | "link"
  | "speedup"
  | "band-fill"
  | "band-steady"
  | "band-drain"
  | "guide"
  | "label";

export type Marks = Rects | Rules | Links | Curve | Labels | Bracket;

/** Rectangles; `top` and `bottom` cut a row (0 to 1), default the whole row. */
export interface Rects {
  readonly kind: "rects";
  readonly ink: Ink;
  readonly x0: Float64Array;
  readonly x1: Float64Array;
  readonly row: Uint32Array;
  readonly top?: number;
  readonly bottom?: number;
  /** What hit testing returns, for instance the stall's index; absent for decoration. */
  readonly id?: Int32Array;
}

/** Vertical lines through all rows. */
export interface Rules {
  readonly kind: "rules";
  readonly ink: Ink;
  readonly x: Float64Array;
}

/** Arrows from the end of one task to the start of another. */
export interface Links {
  readonly kind: "links";
  readonly ink: Ink;
  readonly x0: Float64Array;
  readonly row0: Uint32Array;
  readonly x1: Float64Array;
  readonly row1: Uint32Array;
}

/** A line over the whole chart; y from 0 (bottom) to `yMax` (top), with a scale on the right. */
export interface Curve {
  readonly kind: "curve";
  readonly ink: Ink;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly yMax: number;
  readonly label: string;
}

/** Text at a point in data space. */
export interface Labels {
  readonly kind: "labels";
  readonly ink: Ink;
  readonly x: Float64Array;
  readonly row: Float64Array;
  readonly text: readonly string[];
  readonly align: "start" | "middle" | "end";
}

/** A horizontal bracket from x0 to x1 with a text, for instance the speedup to the baseline's end. */
export interface Bracket {
  readonly kind: "bracket";
  readonly ink: Ink;
  readonly x0: number;
  readonly x1: number;
  readonly row: number;
  readonly text: string;
}
