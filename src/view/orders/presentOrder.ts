import type { ScheduledResult } from "../../analysis/scheduledResult";
import { type Refusal, refuse } from "../../base/refusal";
import { cellsByProcessor } from "../../export/actions";
import { rowsText } from "./orderText";

/** Longer orders are no pleasure to edit, and every step of undo holds them: cells. */
const MOST_CELLS = 200_000;

/** The order that a schedule runs, as plain rows to be edited. */
export function presentOrder(result: ScheduledResult): string | Refusal {
  const count = result.columns.task.length;
  if (count > MOST_CELLS)
    return refuse(
      `This schedule has ${count.toLocaleString("en")} tasks, and orders to be edited may have ${MOST_CELLS.toLocaleString("en")}; take fewer microbatches.`,
    );
  return rowsText(cellsByProcessor(result));
}
