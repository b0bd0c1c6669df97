import type { ScaleContinuousNumeric } from "d3";

/** About so many round values of a scale, at least two; a logarithmic one offers far more, of which some are left out. */
export function linesOf(scale: ScaleContinuousNumeric<number, number>, count: number): readonly number[] {
  const wanted = Math.max(2, count);
  const ticks = scale.ticks(wanted);
  const step = ticks.length > 2 * wanted ? Math.ceil(ticks.length / wanted) : 1;
  return ticks.filter((_, i) => i % step === 0);
}
