import type { ArraySize } from "./arraySize";
import type { Dataflow, SpatialMapping } from "./dataflow";
import { foldGrid } from "./folds";

/** Words between the array and the memory on its chip. */
export interface SramAccesses {
  readonly reads: number;
  readonly writes: number;
}

/**
 * Accesses of one product. Where outputs stay, both operands stream in for every fold and each output leaves once. Where
 * an operand stays, it is read once, the other streams in for every fold of columns, and partial sums leave for every
 * fold of rows; all but the first fold of rows read them back.
 */
export function sramAccesses(mapping: SpatialMapping, array: ArraySize, dataflow: Dataflow): SramAccesses {
  const { rows, columns, stream } = mapping;
  const [rowFolds, columnFolds] = foldGrid(mapping, array);
  const streamed = rows * stream * columnFolds;
  if (dataflow === "os") return { reads: streamed + columns * stream * rowFolds, writes: rows * columns };
  return {
    reads: rows * columns + streamed + columns * stream * (rowFolds - 1),
    writes: columns * stream * rowFolds,
  };
}
