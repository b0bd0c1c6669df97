import type { Plan } from "../../schedule/plan";

/** Microbatches of a batch at whose end every processor waits for all; undefined where none does. */
export function flushedBatch({ after }: Plan): number | undefined {
  const barrier = after.find((a) => a.kind === "barrier" && a.scope === "batch");
  return barrier?.kind === "barrier" ? barrier.every : undefined;
}
