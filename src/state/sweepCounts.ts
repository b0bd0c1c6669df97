/** Sweeps go from one processor to twice the user's, but at least this far. */
const SMALLEST_END = 16;
/** How many counts a sweep has beyond the first sixteen, about. */
const STEPS = 16;

/** Processor counts of a speedup curve, ascending: each up to 16, then evenly to twice `processors`, which is among them. */
export function sweepCounts(processors: number): readonly number[] {
  const end = Math.max(SMALLEST_END, processors * 2);
  const counts = new Set(Array.from({ length: SMALLEST_END }, (_, index) => index + 1));
  const step = Math.max(1, niceAtLeast((end - SMALLEST_END) / STEPS));
  for (let count = SMALLEST_END + step; count <= end; count += step) counts.add(count);
  counts.add(processors);
  return [...counts].sort((a, b) => a - b);
}

/** The smallest of 1, 2, 4, 8, … that is not less. */
function niceAtLeast(value: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, value)));
}
