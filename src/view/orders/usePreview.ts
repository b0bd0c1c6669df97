import { useEffect } from "react";
import type { ScheduledResult } from "../../analysis/scheduledResult";
import type { CellPlace, WrittenOrder } from "../../schedule/orders/order";
import type { Position } from "../../schedule/schedule";
import type { Chart } from "../../state/document";
import { useResult } from "../../state/runs";
import { previewed } from "../gantt/preview";
import { cellLook } from "./cellLook";

/** Outlines on the chart the task of the cell that is looked at, if the chart shows this very order. */
export function usePreview(
  { id: chart, options }: Chart,
  order: WrittenOrder | undefined,
  place: CellPlace | undefined,
): void {
  const result = useResult(chart);
  useEffect(() => {
    if (result === undefined || place === undefined || result.choice.options.order !== options.order) return;
    const position = order && positionOf(result, order, place);
    if (position === undefined) return;
    previewed({ kind: "task", chart, position });
    return () => previewed(undefined);
  }, [chart, options, result, order, place]);
}

/** Where the first task of a cell stands, the first time that the order is run. */
function positionOf(
  { columns }: ScheduledResult,
  order: WrittenOrder,
  { row, cell }: CellPlace,
): Position | undefined {
  const tasksIn = (index: number) => cellLook(order.rows[row][index].text, order.olderLetters).kinds.length;
  if (order.rows[row]?.[cell] === undefined || tasksIn(cell) === 0) return undefined;
  let at = columns.rowOffset[row];
  for (let index = 0; index < cell; index++) at += tasksIn(index);
  return at < columns.rowOffset[row + 1] ? (at as Position) : undefined;
}
