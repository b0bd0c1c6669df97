import type { OrderProblem } from "../../schedule/orders/order";

/** Tells a problem from every other of its order: sentences alone may be equal, as where a cell stands three times. */
export function problemKey({ rule, message, cells }: OrderProblem): string {
  return [rule, ...cells.map(({ row, cell }) => `${row}:${cell}`), message].join(" ");
}
