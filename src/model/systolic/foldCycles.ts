import type { ArraySize } from "./arraySize";
import type { Dataflow } from "./dataflow";

/** Output stationary: the published analytical formula, or SCALE-Sim v2's code, which overlaps the drain. */
export type OsFormula = "analytic" | "code";

/**
 * Cycles of one fold with a stream of this length, filling and draining included: 2R + C + T − 2; in SCALE-Sim v2's code
 * R + C + T − 2 where outputs stay (Samajdar et al., SCALE-Sim, ISPASS 2020; layerpipe.md 7).
 */
export function foldCycles(array: ArraySize, stream: number, dataflow: Dataflow, formula: OsFormula): number {
  const passes = dataflow === "os" && formula === "code" ? 1 : 2;
  return passes * array.rows + array.columns + stream - 2;
}
