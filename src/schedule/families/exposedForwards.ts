import type { StageTimes } from "./equalStages";

/** Eager 1F1B hides a transfer both ways behind one forward and one backward (schedules.md 1). */
export function exposedForwards({ F, B }: StageTimes, c: number): string | undefined {
  if (2 * c <= F + B) return undefined;
  return `The formula holds while transfers both ways take no longer than tF + tB = ${F + B} ticks; they take ${2 * c}.`;
}
