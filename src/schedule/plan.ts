import type { OpIndex } from "../tasks/ids";
import type { TaskTable } from "../tasks/taskTable";

/**
 * Who runs what in which order; never when (design D1). order[p] holds the tasks of processor p, first to last; the
 * processor of a task is the row that holds it. Tasks in no row are left out of the run.
 */
export interface Plan {
  readonly tasks: TaskTable;
  /**
   * One Int32Array of task ids for each processor, empty where unused. Views of one array, one behind the other, cost a schedule
   * the least: it takes that array as it is.
   */
  readonly order: readonly Int32Array[];
  /** Extra precedences: how a family bounds run-ahead, and where batches wait for an update. */
  readonly after: readonly After[];
  /** Tasks that run as overlapped pairs; absent: none. */
  readonly pairs?: Pairs;
  /**
   * An update after every so many microbatches that is part of the order itself, without a barrier (PipeDream-2BW): a cell
   * "U" behind the last weight gradient or fused backward of each batch in a row. It costs nothing and is no task.
   */
  readonly updateEvery?: number;
}

/**
 * Overlapped pairs (DualPipe): two tasks that stand next to each other in a row, start and end together, need the inputs of
 * both, and take a time of their own.
 */
export interface Pairs {
  /** Task id of the first of each pair; the second stands next in its row. */
  readonly first: Int32Array;
  /** Ticks of each pair on a processor of speed 1. */
  readonly cost: Float64Array;
}

/** An extra precedence, with the cause that a wait for it is booked to (product.md, stall keys). */
export type After = LagAfter | BarrierAfter;

/** Op `to` of microbatch m starts no earlier than the end of op `from` of m − lag (plus the transfer of `bytes`, if any, between processors). */
export interface LagAfter {
  readonly kind: "lag";
  readonly from: OpIndex;
  readonly to: OpIndex;
  readonly lag: number;
  /** Weights to carry if the two run on different processors; 0 for pure precedence without transfer. */
  readonly bytes: number;
  readonly cause: "update" | "memory";
}

/**
 * Forwards of batch k wait for the weight gradients (or fused backwards) of batch k − 1: of every stage ("batch"), or of
 * their own stage only ("stage"). A batch is `every` microbatches.
 */
export interface BarrierAfter {
  readonly kind: "barrier";
  readonly every: number;
  readonly scope: "batch" | "stage";
  readonly cause: "update";
}
