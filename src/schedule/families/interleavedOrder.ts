import type { LoopRow, LoopTable } from "./loopTable";
import type { RowWriter } from "./rowWriter";

/**
 * Interleaved 1F1B on processor p of P (schedules.md 9): twice as many forwards ahead as there are processors behind, and for
 * each chunk but the last a group; then forwards and backwards in turn.
 */
export function writeInterleaved(
  row: RowWriter,
  table: LoopTable,
  { p, processors, chunks, group }: LoopRow,
): void {
  const { length, microbatch, chunk } = table;
  const warmup = Math.min(2 * (processors - 1 - p) + (chunks - 1) * group, length);
  for (let i = 0; i < length + warmup; i++) {
    if (i < length) row.forward(chunk[i] * processors + p, microbatch[i]);
    const back = i - warmup;
    if (back >= 0) row.backward((chunks - 1 - chunk[back]) * processors + p, microbatch[back]);
  }
}
