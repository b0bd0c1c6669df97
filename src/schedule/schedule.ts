import type { Brand } from "../base/brand";
import type { ProcessorIndex } from "../model/units";
import type { TaskId } from "../tasks/ids";
import type { Plan } from "./plan";
import type { TransferColumns } from "./transfers";

/**
 * A plan with times. Columns are in row order: processor 0's tasks first to last, then processor 1's, and so on, which
 * is the layout that drawing and analysis read. A position is an index into these columns. Transferable between threads.
 */
export interface Schedule {
  readonly plan: Plan;
  readonly columns: ScheduleColumns;
  /** End of the last task. */
  readonly makespan: number;
  /** Transfers as timed, where tensors wait for links or keep the sender busy; absent: they leave when they are made. */
  readonly transfers?: TransferColumns;
}

/** Where a task stands in the row-ordered columns of a schedule; which task it is, its TaskId says. */
export type Position = Brand<number, "Position">;

export interface ScheduleColumns {
  /** Position of each processor's first task; one entry more than processors, the last is the number of tasks run. */
  readonly rowOffset: Int32Array;
  /** Task id by position. May be the memory that the plan's rows lie in: nobody writes it, and to transfer it is to take them. */
  readonly task: Int32Array;
  /** Ticks, inclusive, by position; not decreasing within a row. */
  readonly start: Float64Array;
  /** Ticks, exclusive, by position. */
  readonly end: Float64Array;
  /** Position by task id, −1 if the plan leaves the task out. */
  readonly position: Int32Array;
}

/** The task that stands at a position. */
export function taskAt({ task }: Pick<ScheduleColumns, "task">, position: Position): TaskId {
  return task[position] as TaskId;
}

/** Where a task stands; −1 if the plan leaves it out. */
export function positionOf({ position }: Pick<ScheduleColumns, "position">, task: TaskId): Position | -1 {
  return position[task] as Position | -1;
}

/** What the simulator answers: times, or the cycle of waits that stops the run. */
export type Simulation =
  | { readonly kind: "scheduled"; readonly schedule: Schedule }
  | { readonly kind: "deadlock"; readonly cycle: readonly Wait[] };

/** `task`, next on `processor`, waits for `waitsFor` (−1: for a barrier), which is behind the next entry's task. */
export interface Wait {
  readonly processor: ProcessorIndex;
  readonly task: TaskId;
  readonly waitsFor: TaskId | -1;
}
