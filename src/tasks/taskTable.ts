import type { OpIndex, TaskId } from "./ids";
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

/** What reading a task id takes. */
type Unrolled = Pick<TaskTable, "microbatches">;

/** Id of the task that runs `op` for `microbatch`. */
export function taskId(tasks: Unrolled, op: OpIndex, microbatch: number): TaskId {
  return (op * tasks.microbatches + microbatch) as TaskId;
}

/** Index of the op that a task runs. */
export function opIndexOf(tasks: Unrolled, task: TaskId): OpIndex {
  return Math.floor(task / tasks.microbatches) as OpIndex;
}

/** The op that a task runs. */
export function opOf(tasks: Pick<TaskTable, "graph" | "microbatches">, task: TaskId): Op {
  return tasks.graph.ops[opIndexOf(tasks, task)];
}

/** Microbatch of a task. */
export function microbatchOf(tasks: Unrolled, task: TaskId): number {
  return task % tasks.microbatches;
}
