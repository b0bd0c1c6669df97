import type { OrderExam } from "../../analysis/examineOrder";
import type { CellPlace, OrderProblem, OrderWait } from "../../schedule/orders/order";

/** What is marked in the text and in the picture of an order. */
export interface Marks {
  /** Cells of the chosen problem, else of all. */
  readonly wrong: ReadonlySet<string>;
  /** The circle of a deadlock that is told. */
  readonly cycle: readonly OrderWait[];
  /** Where the caret is. */
  readonly active: CellPlace | undefined;
  /** Where the pointer is. */
  readonly hovered: CellPlace | undefined;
}

/** A cell as the key of a set. */
export function keyOf({ row, cell }: CellPlace): string {
  return `${row}:${cell}`;
}

/** The cells that problems are about: of the chosen one, else of all. */
export function wrongCells(exam: OrderExam | undefined, chosen: number | undefined) {
  const all = exam?.problems ?? [];
  const told: readonly OrderProblem[] = chosen === undefined ? all : all.slice(chosen, chosen + 1);
  return {
    wrong: new Set(told.flatMap(({ cells }) => cells.map(keyOf))),
    cycle: told.find(({ cycle }) => cycle !== undefined)?.cycle ?? [],
  };
}

/** Whether two places are one. */
export function isSame(a: CellPlace | undefined, b: CellPlace | undefined): boolean {
  return a?.row === b?.row && a?.cell === b?.cell;
}
