import type { Ticks } from "./units";

/** Rounds up, but not for the last bits that a multiplication or division left over. */
export function wholeTicksUp(ticks: number): Ticks {
  return Math.max(0, Math.ceil(ticks * (1 - 4 * Number.EPSILON) - 1e-9));
}
