import type { Op, OpGraph } from "./op";

/**
 * The tasks of a run: every op for every microbatch. It is regular, so nothing is stored per task:
 * task id = op · microbatches + microbatch. A plan may leave tasks out (alternatives).
 */
export interface TaskTable {
  readonly graph: OpGraph;
  /** Microbatches of all batches together; numbered on through batches. */
  readonly microbatches: number;
  /** Number of task ids: ops · microbatches. */
  readonly length: number;
}

/** Unrolls a graph over microbatches. */
export function unroll(graph: OpGraph, microbatches: number): TaskTable {
  return { graph, microbatches, length: graph.ops.length * microbatches };
}

/** Id of the task that runs `op` for `microbatch`. */
export function taskId(tasks: TaskTable, op: number, microbatch: number): number {
  return op * tasks.microbatches + microbatch;
}

/** Index of the op that a task runs. */
export function opIndexOf(tasks: TaskTable, task: number): number {
  return Math.floor(task / tasks.microbatches);
}

/** The op that a task runs. */
export function opOf(tasks: TaskTable, task: number): Op {
  return tasks.graph.ops[opIndexOf(tasks, task)];
}

/** Microbatch of a task. */
export function microbatchOf(tasks: TaskTable, task: number): number {
  return task % tasks.microbatches;
}
