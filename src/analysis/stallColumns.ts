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
