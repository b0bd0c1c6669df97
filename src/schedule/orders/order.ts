import type { FamilyPlan } from "../family";

/** An order as someone wrote it: the cells of each processor in execution order, and where they stand in the text. */
export interface WrittenOrder {
  readonly rows: readonly (readonly WrittenCell[])[];
}

/** One cell: a task ("0F3", "2I0#1:2/3", "2F0.1"), a pair ("(0F4;7B1)"), "U", a transfer, or "" for a deliberate idle slot. */
export interface WrittenCell {
  readonly text: string;
  /** Offsets in the whole text, the end exclusive. */
  readonly from: number;
  readonly to: number;
}

/** A cell by its row and its index in the row. */
export interface CellPlace {
  readonly row: number;
  readonly cell: number;
}

/** What is wrong with an order, in one sentence, and the cells to mark. */
export interface OrderProblem {
  readonly rule: OrderRule;
  readonly message: string;
  readonly cells: readonly CellPlace[];
}

/** What an order must keep. */
export type OrderRule =
  /** A cell says something in the notation. */
  | "notation"
  /** Every stage and microbatch has one forward and one backward, whole or split. */
  | "missing"
  /** No task runs twice. */
  | "twice"
  /** Processors, stages and microbatches are those of the problem. */
  | "size"
  /** On one processor, nothing stands before what it needs. */
  | "dependency"
  /** Processors do not wait for each other in a circle. */
  | "deadlock";

/** An order that was held against a problem. */
export interface CheckedOrder {
  readonly order: WrittenOrder;
  /** Empty exactly if there is a plan. Sorted as the text is. */
  readonly problems: readonly OrderProblem[];
  readonly planned?: FamilyPlan;
}
