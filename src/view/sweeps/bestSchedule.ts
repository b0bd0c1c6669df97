import type { SweepPoint } from "../../analysis/sweepPoint";
import type { SweepMetric } from "./sweepMetrics";

/** The schedule that is best at one size. */
export interface BestSchedule {
  /** Place of its choice among those that take part, which gives it its style. */
  readonly index: number;
  readonly name: string;
  readonly point: SweepPoint;
  readonly value: number;
  /** Others with the same number. */
  readonly asGood: readonly string[];
  /** The best of those that are worse. */
  readonly next: { readonly name: string; readonly value: number } | undefined;
}

/** Numbers that differ by less are equal but for rounding. */
const ROUNDING = 1e-9;

/**
 * The best of the points by a metric, the first among equals; undefined where none has a number. Points and names are in
 * the order of the choices. O(n · log n).
 */
export function bestSchedule(
  names: readonly string[],
  points: readonly SweepPoint[],
  { value, better }: SweepMetric,
): BestSchedule | undefined {
  const sign = better === "lower" ? 1 : -1;
  const ranked = points
    .flatMap((point, index) => {
      const number = value(point);
      return number === null ? [] : [{ index, name: names[index], point, value: number }];
    })
    .sort((a, b) => sign * (a.value - b.value));
  if (ranked.length === 0) return undefined;
  const tied = ranked.filter((one) => isEqual(one.value, ranked[0].value)).sort((a, b) => a.index - b.index);
  const [best, ...asGood] = tied;
  const next = ranked[tied.length];
  return {
    ...best,
    asGood: asGood.map(({ name }) => name),
    next: next && { name: next.name, value: next.value },
  };
}

function isEqual(a: number, b: number): boolean {
  return Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
}
