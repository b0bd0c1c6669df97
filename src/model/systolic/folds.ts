import type { ArraySize } from "./arraySize";
import type { SpatialMapping } from "./dataflow";

/** One load of the array: which part of the mapped lengths it holds. Ranges are half-open. */
export interface Fold {
  /** Place in the order in which folds run. */
  readonly index: number;
  /** Which of the product's repetitions: a group, a head. */
  readonly copy: number;
  readonly rows: Range;
  readonly columns: Range;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** How many folds cover the mapped lengths along rows and along columns. */
export function foldGrid({ rows, columns }: SpatialMapping, array: ArraySize): readonly [number, number] {
  return [Math.ceil(rows / array.rows), Math.ceil(columns / array.columns)];
}

/** The walk over the tiles of `count` equal products: copies, then rows, then columns. */
export function* folds(mapping: SpatialMapping, array: ArraySize, count: number): Generator<Fold> {
  let index = 0;
  for (let copy = 0; copy < count; copy++)
    for (const rows of ranges(mapping.rows, array.rows))
      for (const columns of ranges(mapping.columns, array.columns))
        yield { index: index++, copy, rows, columns };
}

function* ranges(length: number, step: number): Generator<Range> {
  for (let from = 0; from < length; from += step) yield { from, to: Math.min(from + step, length) };
}
