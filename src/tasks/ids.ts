import type { Brand } from "../base/brand";

/** Index into OpGraph.ops. */
export type OpIndex = Brand<number, "OpIndex">;

/** A task of a TaskTable: op · microbatches + microbatch. Where it stands in a schedule is its Position. */
export type TaskId = Brand<number, "TaskId">;
