import type { SweepPoint } from "../../analysis/sweepPoint";

/** Points in the order of files: by family and its options, then by size. */
export function inOrder(points: readonly SweepPoint[]): readonly SweepPoint[] {
  const keyed = points.map((point) => ({ point, options: JSON.stringify(point.choice.options) }));
  return keyed
    .sort(
      ({ point: a, options: first }, { point: b, options: second }) =>
        compare(a.choice.family, b.choice.family) ||
        compare(first, second) ||
        a.microbatches - b.microbatches ||
        a.processors - b.processors,
    )
    .map(({ point }) => point);
}

/** By code units: files do not depend on the reader's language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
