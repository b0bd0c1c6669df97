import { STALL_CAUSES, type StallCause } from "./stallCause";
import type { StallColumns } from "./stallColumns";

/** Idle ticks by cause, over all processors. O(stalls). */
export function stallTotals(stalls: StallColumns): Readonly<Record<StallCause, number>> {
  const totals = new Float64Array(STALL_CAUSES.length);
  for (let i = 0; i < stalls.cause.length; i++) totals[stalls.cause[i]] += stalls.end[i] - stalls.start[i];
  return Object.fromEntries(STALL_CAUSES.map((cause, i) => [cause, totals[i]])) as Record<StallCause, number>;
}
