import type { ProblemSize } from "../model/withSize";

/**
 * The same cells in the order in which a picture of them refines: first the ends of both axes, then the middle, then the
 * quarters and so on; small problems first within a level. O(n · log n).
 */
export function coarseToFine<T extends ProblemSize>(cells: readonly T[]): readonly T[] {
  const levelOfProcessors = levels(cells.map(({ processors }) => processors));
  const levelOfMicrobatches = levels(cells.map(({ microbatches }) => microbatches));
  const levelOf = ({ processors, microbatches }: ProblemSize) =>
    Math.max(levelOfProcessors.get(processors) ?? 0, levelOfMicrobatches.get(microbatches) ?? 0);
  return cells.toSorted(
    (a, b) => levelOf(a) - levelOf(b) || a.microbatches - b.microbatches || a.processors - b.processors,
  );
}

/** How fine a division of the axis must be to hold a value: 0 for the ends, 1 for the middle, 2 for the quarters. */
function levels(values: readonly number[]): ReadonlyMap<number, number> {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const last = sorted.length - 1;
  const finest = Math.ceil(Math.log2(Math.max(1, last)));
  return new Map(
    sorted.map((value, i) => [value, i === 0 || i === last ? 0 : finest - trailingZeros(i)] as const),
  );
}

function trailingZeros(value: number): number {
  return 31 - Math.clz32(value & -value);
}
