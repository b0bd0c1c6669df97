import type { ScheduledResult } from "../../analysis/scheduledResult";
import { formatBytes } from "../../model/formatBytes";
import type { Position } from "../../schedule/schedule";
import { sentBy } from "../../schedule/transfers";

/** What a task sends to other processors, "8 B to P1, there at 12 ticks"; nothing if it sends nothing. */
export function sendsInWords(
  result: ScheduledResult,
  position: Position,
  time: (ticks: number) => string,
): string {
  const { to, bytes, end } = sentBy(result, position);
  return Array.from(to, (row, i) => `${formatBytes(bytes[i])} to P${row}, there at ${time(end[i])}`).join(
    "; ",
  );
}
