import type { Brand } from "../base/brand";
import type { Position } from "../schedule/schedule";

/** Index into the stall columns, by processor and then by time. */
export type StallIndex = Brand<number, "StallIndex">;

/**
 * Idle intervals as columns, by processor and then by time. Together with the tasks they tile every row from 0 to the
 * makespan exactly. Transferable between threads.
 */
export interface StallColumns {
  /** Index of each processor's first stall; one entry more than processors. */
  readonly rowOffset: Int32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** Index into STALL_CAUSES. */
  readonly cause: Uint8Array;
  /** Position (see ScheduleColumns) of the task that runs after the stall; −1 for drain and unused. */
  readonly next: Int32Array;
  /** Position of the task whose result is waited for; −1 where there is none. */
  readonly waitsFor: Int32Array;
}

/** The task that runs after a stall; −1 for drain and unused. */
export function taskAfter({ next }: StallColumns, stall: StallIndex): Position | -1 {
  return next[stall] as Position | -1;
}

/** The task whose result a stall waits for; −1 where there is none. */
export function awaitedTask({ waitsFor }: StallColumns, stall: StallIndex): Position | -1 {
  return waitsFor[stall] as Position | -1;
}
