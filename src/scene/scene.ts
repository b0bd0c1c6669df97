import type { StallColumns } from "../analysis/stallColumns";
import type { ScheduleColumns } from "../schedule/schedule";
import type { OpGraph } from "../tasks/op";
import type { BandInk, Ink, LineInk } from "./ink";
import type { Melted } from "./melted";
import type { StepColumns } from "./stepColumns";
import type { TransferSource } from "./transfersInSight";

export type { StallColumns } from "../analysis/stallColumns";
export type { Position } from "../schedule/schedule";

/**
 * What a chart shows, in data space: x in ticks, y in rows (row 0 on top, row r spans r to r + 1). Canvas, SVG and later
 * PDF and TikZ draw the same scene, so a figure is the screen's picture. Inks are names; the theme turns them into color.
 */
export interface Scene {
  readonly extent: { readonly ticks: number; readonly rows: number };
  /** Where this schedule ends; `extent.ticks` may reach further, to the baseline's end. */
  readonly makespan: number;
  readonly tasks: TaskMarks;
  /** Share of each row's height, 0 to 1, that a lane under its tasks takes; absent: there is none. */
  readonly laneShare?: number;
  /** Behind the tasks (stalls, bands), then in front of them (paths, curves, brackets). */
  readonly behind: readonly Marks[];
  readonly front: readonly Marks[];
}

/** The tasks as columns: never an object each. */
export interface TaskMarks {
  readonly columns: ScheduleColumns;
  readonly graph: OpGraph;
  readonly microbatches: number;
  /** Busy ticks per kind from the row's start to the end of each position, by kind code; a pair counts half each. */
  readonly busySums: readonly Float64Array[];
  /** Code of each op's kind (index into OP_KINDS), by op. */
  readonly kindOfOp: Uint8Array;
  /** Kind codes that the graph has, ascending. */
  readonly kindsUsed: readonly number[];
  /** Whether two tasks ever share one interval of a row: overlapped pairs. */
  readonly hasPairs: boolean;
  /** Second chunks and directions, told apart by a corner mark; absent where rows hold one chunk each. */
  readonly chunks?: Chunks;
  /** By op: the op of the next part of a divided activation gradient, −1 for whole ops; absent if none is divided. */
  readonly nextPart?: Int32Array;
}

/** Which chunk of its row a stage is: `of[row · stages + stage]`, counted from 0. */
export interface Chunks {
  readonly of: Uint8Array;
  readonly stages: number;
  /** How many chunks a row holds. */
  readonly count: number;
}

export type Marks =
  | Stalls
  | Rects
  | Rules
  | Links
  | Transfers
  | Path
  | Steps
  | Stack
  | Lanes
  | Curve
  | Labels
  | Notes
  | Bracket;

/** Every idle interval, hatched by its cause; the columns tile the rows together with the tasks. */
export interface Stalls {
  readonly kind: "stalls";
  readonly columns: StallColumns;
}

/** Rectangles; `top` and `bottom` cut a row (0 to 1), default the whole row. */
export interface Rects {
  readonly kind: "rects";
  readonly ink: Ink;
  readonly x0: Float64Array;
  readonly x1: Float64Array;
  readonly row: Uint32Array;
  readonly top?: number;
  readonly bottom?: number;
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

/** Arrows along tensors on their way, of which there may be millions: those in sight are found when they are drawn. */
export interface Transfers {
  readonly kind: "transfers";
  readonly ink: LineInk;
  readonly of: TransferSource;
}

/** A line through points in data space, x not decreasing; a row may be fractional. */
export interface Path {
  readonly kind: "path";
  readonly ink: Ink;
  readonly x: Float64Array;
  readonly row: Float64Array;
}

/** A step function in each row, standing on the row's floor: value y[i] holds from x[i] to x[i + 1] within a row. */
export interface Steps {
  readonly kind: "steps";
  readonly ink: Ink;
  /** Index of each row's first step; one entry more than rows. */
  readonly rowOffset: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The same for drawing many steps on few pixels, finest first. */
  readonly columns: readonly StepColumns[];
  /** The value that fills `height` of a row. */
  readonly yMax: number;
  /** Share of the row's height that yMax takes. */
  readonly height: number;
  readonly label: string;
}

/** Areas on top of each other in each row's lane, as step functions: a value holds from x[i] to x[i + 1] within a row. */
export interface Stack {
  readonly kind: "stack";
  /** Of the line along the top. */
  readonly ink: LineInk;
  /** Index of each row's first step; one entry more than rows. */
  readonly rowOffset: Int32Array;
  readonly x: Float64Array;
  /** From the floor upwards. */
  readonly layers: readonly StackLayer[];
  /** Top of the topmost layer, by step. */
  readonly total: Float64Array;
  /** The same for drawing many steps on few pixels, finest first. */
  readonly columns: readonly StepColumns[];
  /** The value that fills the lane, unless charts that are compared share one. */
  readonly yMax: number;
  /** A dashed line that the top should stay below, with its label. */
  readonly limit?: { readonly value: number; readonly text: string };
  /** By row: the step at which the top is highest, and its label. */
  readonly peakAt: Int32Array;
  readonly peakText: readonly string[];
}

/**
 * Boxes in each row's lane, made by tasks of the row, on levels above one another where they overlap. Within a level they
 * stand in the order of time and do not overlap, but on the last one.
 */
export interface Lanes {
  readonly kind: "lanes";
  readonly ink: BandInk;
  /** How many levels every lane has. */
  readonly levels: number;
  /** Index of the first box of level l of row r, at r · levels + l; one entry more. */
  readonly offset: Int32Array;
  readonly x0: Float64Array;
  readonly x1: Float64Array;
  /** Position of the task that a box is of. */
  readonly task: Int32Array;
  /** The same for drawing many boxes on few pixels, finest first. */
  readonly melted: readonly Melted[];
}

/** One area of a stack: where its top is, the layers below it included. */
export interface StackLayer {
  readonly ink: BandInk;
  readonly top: { readonly byStep: Float64Array } | { readonly byRow: Float64Array };
}

/** A line over the whole chart; y from 0 (bottom) to `yMax` (top), with a scale on the right. */
export interface Curve {
  readonly kind: "curve";
  readonly ink: Ink;
  /** Not decreasing. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly yMax: number;
  /** What the scale measures, for instance "× one processor". */
  readonly label: string;
}

/** Text at a point in data space. */
export interface Labels {
  readonly kind: "labels";
  readonly ink: Ink;
  readonly x: Float64Array;
  readonly row: Float64Array;
  readonly text: readonly string[];
  /** "inwards": a text at the plot's left edge goes right, one at its right edge goes left, others are centered. */
  readonly align: "start" | "middle" | "end" | "inwards";
}

/** A small number in the upper right corner of every task that has one and room for it. */
export interface Notes {
  readonly kind: "notes";
  readonly ink: Ink;
  /** By position; NO_NOTE where there is none. */
  readonly value: Int32Array;
  /** Stands before every number but 0. */
  readonly prefix: string;
}

export const NO_NOTE = -1;

/** A horizontal bracket from x0 to x1 with a text, for instance the speedup to the baseline's end. */
export interface Bracket {
  readonly kind: "bracket";
  readonly ink: Ink;
  readonly x0: number;
  readonly x1: number;
  /** Center of the bracket's line. */
  readonly row: number;
  readonly text: string;
}
