import { greatestCommonDivisor } from "../base/greatestCommonDivisor";
import { MAX_RUN_TICKS } from "./units";

/** What the choice of the tick depends on; times in the unit of the given costs. */
export interface Scale {
  /** Decimals that the prices and a typed transfer time need. */
  readonly decimals: number;
  readonly processors: number;
  readonly speeds?: readonly number[];
  /** All tasks of one microbatch on a processor of speed 1. */
  readonly perMicrobatch: number;
  /** The shortest task of a layer that takes any time, or a shorter typed transfer time. */
  readonly shortest: number;
  /** The longest the run can last. */
  readonly run: number;
}

/** Beyond it one microbatch is fine-grained enough without a helping factor. */
const FINE_MICROBATCH = 2 ** 36;
/** Half of what a double can count: room for rounding. */
const LONGEST_RUN = 2 ** 52;
/** Six decimals are kept whatever they cost; more only while they are free. */
const KEPT_DECIMALS = 6;
/** Halves, thirds … eighths are exact on few processors, too: sequence pieces and pair times are made of them. */
const LEAST_EQUAL_SHARES = 8;
const MOST_EQUAL_SHARES = 16;
const LARGEST_SPEED_FACTOR = 10_000;
/** Rounding to ticks of several units changes no task by more than a millionth. */
const FEWEST_COARSE_TICKS = 2 ** 20;

/**
 * Ticks in one unit of the given costs: a power of ten for the decimals, times what makes tasks divisible by the
 * processors' speeds, times the least common multiple of 1 … k with the largest k that keeps times well inside 2^53, up to
 * the number of processors, but at least 8 and at most 16 are tried; at least 2 where that fits, so that halves are exact.
 * Where whole units are too many to count, a tick is 2, 4, 8 … of them, which divides most counts of multiply-adds, as long as
 * the shortest task keeps a million ticks.
 */
export function chooseTicks(scale: Scale): number {
  const fits = (ticks: number) =>
    scale.perMicrobatch * ticks <= FINE_MICROBATCH && scale.run * ticks <= LONGEST_RUN;
  let decimals = scale.decimals;
  while (decimals > KEPT_DECIMALS && !fits(10 ** decimals)) decimals--;
  const decimal = 10 ** decimals;
  const speeds = speedFactors(scale.speeds ?? []).find((factor) => fits(decimal * factor)) ?? 1;
  const base = decimal * speeds;
  const most = Math.min(Math.max(scale.processors, LEAST_EQUAL_SHARES), MOST_EQUAL_SHARES);
  for (let k = most; k > 2; k--) {
    const shares = leastCommonMultipleUpTo(k);
    if (fits(base * shares)) return base * shares;
  }
  return scale.run * base * 2 <= LONGEST_RUN ? base * 2 : coarsened(base, scale);
}

function coarsened(ticks: number, { run, shortest }: Scale): number {
  let coarse = ticks;
  if (run * coarse <= MAX_RUN_TICKS) return coarse;
  while (run * coarse > LONGEST_RUN && shortest * coarse >= 2 * FEWEST_COARSE_TICKS) coarse /= 2;
  return coarse;
}

/**
 * Factors to try, best first: one that also makes equal shares of the machine's total speed whole, then one that makes
 * cost ÷ speed whole on every processor.
 */
function speedFactors(speeds: readonly number[]): number[] {
  if (speeds.every((speed) => speed === 1)) return [];
  let each = 1;
  for (const speed of new Set(speeds)) {
    each = leastCommonMultiple(each, numeratorOf(speed));
    if (each > LARGEST_SPEED_FACTOR) return [];
  }
  const total = leastCommonMultiple(each, numeratorOf(speeds.reduce((sum, speed) => sum + speed, 0)));
  return total <= LARGEST_SPEED_FACTOR ? [total, each] : [each];
}

/** Numerator of a number that is a fraction with a denominator up to 1000; infinity if it is none. */
function numeratorOf(number: number): number {
  for (let denominator = 1; denominator <= 1000; denominator++) {
    const numerator = Math.round(number * denominator);
    if (numerator > 0 && Math.abs(number * denominator - numerator) <= 1e-9 * numerator) return numerator;
  }
  return Number.POSITIVE_INFINITY;
}

function leastCommonMultipleUpTo(k: number): number {
  let multiple = 1;
  for (let factor = 2; factor <= k; factor++) multiple = leastCommonMultiple(multiple, factor);
  return multiple;
}

/** Infinity if either number is too large to matter. */
function leastCommonMultiple(a: number, b: number): number {
  if (a * b > Number.MAX_SAFE_INTEGER) return Number.POSITIVE_INFINITY;
  return (a / greatestCommonDivisor(a, b)) * b;
}
