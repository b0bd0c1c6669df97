import type { Workload } from "../../model/workload";
import type { Tensor } from "../../tasks/op";
import type { Schedule } from "../schedule";

/** What must hold of every schedule (theory.md 1.4). */
export type Invariant =
  /** The columns fit each other: offsets, lengths, positions. */
  | "columns"
  /** A row holds the plan's tasks in the plan's order. */
  | "order"
  /** No task runs twice. */
  | "once"
  /** Every stage and microbatch has one forward and one backward, fused or in all its parts. */
  | "complete"
  /** An op costs what its layers cost. */
  | "work"
  /** Parts of an activation gradient add up to the whole, on different processors. */
  | "division"
  /** Times are whole, not negative, at most 2^53. */
  | "integer"
  /** The two tasks of an overlapped pair stand next to each other in a row, share their interval, and take the pair's time. */
  | "pair"
  /** A task takes its cost on its processor. */
  | "duration"
  /** A processor runs one task at a time. */
  | "exclusive"
  /** A result is made before it is used. */
  | "dependency"
  /** A result arrives before it is used on another processor. */
  | "transfer"
  /** Transfers leave when made, or as soon as the links on their way are free, first ready first, and take their time. */
  | "link"
  /** The plan's extra precedences hold. */
  | "after"
  /** A batch starts when the updates of the one before are done. */
  | "barrier"
  /** Nothing could start earlier in this order. */
  | "selfTimed"
  /** The makespan is the last end. */
  | "makespan";

/** A broken invariant and one sentence that says where. */
export interface Violation {
  readonly invariant: Invariant;
  readonly message: string;
}

/** What the checks read. */
export interface Checked {
  readonly schedule: Schedule;
  readonly workload: Workload;
  /** Adds a violation. */
  readonly report: (invariant: Invariant, message: string) => void;
  /** Processor by position. */
  readonly rowOf: Int32Array;
  /** Arrivals by transferKey, where transfers are shared and timed. */
  readonly arrivals?: ReadonlyMap<string, number>;
  /** By position: when all that a task, or its pair, sends has arrived, where that keeps its processor busy. */
  readonly sentUntil?: Float64Array;
  /** Position of the other task of an overlapped pair by position, −1 for a task that runs alone. */
  readonly partner: Int32Array;
}

/** Names a transfer: what a task sends where. */
export function transferKey(producer: number, tensor: Tensor, to: number): string {
  return `${producer} ${tensor} ${to}`;
}
