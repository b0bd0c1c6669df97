import type { FamilyPlan } from "../family";

/** An order as someone wrote it: the cells of each processor in execution order, and where they stand in the text. */
export interface WrittenOrder {
  /** The whole text as it was, so that it can be written back byte for byte (design D1). */
  readonly text: string;
  readonly notation: OrderNotation;
  /** True in older files of PyTorch, which write B for the activation gradient alone and BW for the whole backward. */
  readonly olderLetters: boolean;
  /** One list of cells for each processor; empty where unused. */
  readonly rows: readonly (readonly WrittenCell[])[];
}

/**
 * How an order is written. "actions": JSON as `--format actions` prints it, or its bare lists. "torch": PyTorch's CSV, a
 * line per rank, in which an empty cell is an idle slot (schedules.md 22). "rows": a line per processor, cells apart by
 * blanks or commas.
 */
export type OrderNotation = "actions" | "torch" | "rows";

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
  /** Of a deadlock: who waits for whom, once around; each wait's result stands behind the next one's cell. */
  readonly cycle?: readonly OrderWait[];
}

/** A cell that cannot run before another one, or before the end of a batch. */
export interface OrderWait {
  readonly cell: CellPlace;
  readonly waitsFor?: CellPlace;
}

/** What an order must keep. */
export type OrderRule =
  /** A cell says something in the notation. */
  | "notation"
  /** Every stage and microbatch has one forward and one backward, whole or split; every transfer has its other end. */
  | "missing"
  /** No task runs twice. */
  | "twice"
  /** Processors, stages, microbatches, parts and pieces are those of the problem. */
  | "size"
  /** On one processor, nothing stands before what it needs. */
  | "dependency"
  /** Processors do not wait for each other in a circle. */
  | "deadlock";

/** An order that was held against a problem. */
export interface CheckedOrder {
  readonly order: WrittenOrder;
  /** Empty exactly if there is a plan. Sorted as the text is; at most fifty and then one that counts the rest. */
  readonly problems: readonly OrderProblem[];
  /** How many problems there are, told or not. */
  readonly problemCount: number;
  readonly planned?: FamilyPlan;
}
