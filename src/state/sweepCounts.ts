/** Every count up to here is swept. */
const DENSE = 16;
/** How many counts a sweep has beyond, about. */
const STEPS = 16;

/** Ends of the axis that can be chosen. */
export const SWEEP_ENDS: readonly number[] = [16, 32, 64, 128, 256, 512, 1024];

/** Processor counts of a curve, ascending: each up to 16, then evenly to `end`; `processors` is among them. */
export function sweepCounts(end: number, processors: number): readonly number[] {
  const counts = new Set(Array.from({ length: DENSE }, (_, index) => index + 1));
  const step = niceAtLeast((end - DENSE) / STEPS);
  for (let count = DENSE + step; count <= end; count += step) counts.add(count);
  counts.add(processors);
  return [...counts].sort((a, b) => a - b);
}

/** The end that shows what lies beyond the user's processors, too: the smallest power of two from 1½ times as many on. */
export function sweepEnd(processors: number): number {
  return Math.max(DENSE, niceAtLeast(processors * 1.5));
}

/** Up to how many processors sweeps go: as far as the user says, unless the problem lies beyond. */
export function processorsEnd(chosen: number | undefined, processors: number): number {
  return chosen === undefined || processors > chosen ? sweepEnd(processors) : chosen;
}

/** The smallest of 1, 2, 4, 8, … that is not less. */
function niceAtLeast(value: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, value)));
}
