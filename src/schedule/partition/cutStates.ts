/**
 * The positions at which PipeDream's optimizer may cut a network: state j is everything up to and including position j.
 * Sums are cumulative, so states i + 1 … j cost sum[j] − sum[i]. A state stands after all its proper subsets.
 */
export interface CutStates {
  readonly count: number;
  /** Forward and backward time, in the unit of the answer. */
  readonly compute: Float64Array;
  /** Bytes of all activations, for the memory limit. */
  readonly activations: Float64Array;
  /** Bytes of all parameters. */
  readonly parameters: Float64Array;
  /** Bytes that leave the state. */
  readonly output: Float64Array;
  /** States that are proper subsets of state j, ascending; by j. */
  readonly subsets: readonly Int32Array[];
}

/** The states of a chain: its prefixes. Columns are by layer. */
export function chainStates(
  compute: Float64Array,
  activations: Float64Array,
  parameters: Float64Array,
): CutStates {
  const count = compute.length;
  const all = Int32Array.from({ length: count }, (_, j) => j);
  return {
    count,
    compute: cumulative(compute),
    activations: cumulative(activations),
    parameters: cumulative(parameters),
    output: activations,
    subsets: Array.from(all, (j) => all.subarray(0, j)),
  };
}

function cumulative(column: Float64Array): Float64Array {
  let sum = 0;
  return column.map((value) => {
    sum += value;
    return sum;
  });
}
