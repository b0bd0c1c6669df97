import type { MemoryColumns } from "../analysis/memory/memoryOverTime";
import type { ScheduledResult } from "../analysis/scheduledResult";
import type { StallIndex } from "../analysis/stallColumns";
import type { Position } from "../schedule/schedule";
import type { Marks } from "./scene";

/** Something drawn over (or under) the tasks, with a switch, a legend entry and a sentence of help. One file each in overlays/. */
export interface Overlay {
  /** In the link: never rename. */
  readonly id: string;
  readonly name: string;
  /** One sentence: how to read it. */
  readonly help: string;
  /** Shown when the page opens. */
  readonly on: boolean;
  /** True if the marks follow the pointer; marks of the others are kept with the result. */
  readonly followsFocus: boolean;
  /** Its marks take long to make of many tasks, and are made of nothing but the result and `changedBy`: see keptMarks. */
  readonly isHeavy?: boolean;
  /** Whether it draws in a lane under each row's tasks. */
  readonly hasLane?: boolean;
  /** Ids of the overlays that this one changes and draws nothing besides: its switch is shown while one of them is on. */
  readonly changes?: readonly string[];
  marks(input: OverlayInput): OverlayMarks;
}

/** Marks below the tasks and above them; absent: none. */
export interface OverlayMarks {
  readonly behind?: readonly Marks[];
  readonly front?: readonly Marks[];
  /** What the marks of memory are made of: it can be told in words, too. */
  readonly held?: MemoryColumns;
}

export interface OverlayInput {
  readonly result: ScheduledResult;
  /** The schedule that speedup is drawn against; absent: one processor. */
  readonly baseline?: ScheduledResult;
  /** Position of the task under the pointer or selected; −1 if none. */
  readonly focus: Position | -1;
  /** Index of the stall under the pointer or selected; −1 if none. */
  readonly focusStall: StallIndex | -1;
  /** Ids of the overlays that are on and change this one; absent: none. */
  readonly changedBy?: readonly string[];
}
