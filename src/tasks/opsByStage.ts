import type { OpIndex } from "./ids";
import type { OpGraph } from "./op";

/** Indices of the ops of each stage, ascending; stages without ops have none. O(ops). */
export function opsByStage({ ops, stages }: OpGraph): readonly (readonly OpIndex[])[] {
  const byStage = Array.from({ length: stages }, (): OpIndex[] => []);
  for (const [i, op] of ops.entries()) byStage[op.stage].push(i as OpIndex);
  return byStage;
}
