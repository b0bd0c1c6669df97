import type { ScaleContinuousNumeric } from "d3";

/**
 * About so many round values of a scale, at least two; a logarithmic one offers far more, of which those that start with 1,
 * 2 or 5 are taken if there are enough, else some are left out.
 */
export function linesOf(scale: ScaleContinuousNumeric<number, number>, count: number): readonly number[] {
  const wanted = Math.max(2, count);
  const ticks = scale.ticks(wanted);
  if (!("base" in scale)) return ticks;
  const round = ticks.filter((tick) => /^[125]/.test(tick.toExponential()));
  if (round.length >= 2 && round.length <= 2 * wanted) return round;
  const step = ticks.length > 2 * wanted ? Math.ceil(ticks.length / wanted) : 1;
  return ticks.filter((_, i) => i % step === 0);
}
