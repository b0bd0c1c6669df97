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
  const forward = (i: number) => row.forward(chunk[i] * processors + p, microbatch[i]);
  const backward = (i: number) => row.backward((chunks - 1 - chunk[i]) * processors + p, microbatch[i]);
  const warmup = Math.min(2 * (processors - 1 - p) + (chunks - 1) * group, length);
  for (let i = 0; i < warmup; i++) forward(i);
  for (let i = 0; i < length - warmup; i++) {
    forward(warmup + i);
    backward(i);
  }
  for (let i = length - warmup; i < length; i++) backward(i);
}
