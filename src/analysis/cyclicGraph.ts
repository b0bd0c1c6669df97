/**
 * A graph of precedences that repeat: edge e says that the k-th run of `to` waits `weight` ticks from the (k − delay)-th
 * run of `from`.
 */
export interface CyclicGraph {
  readonly nodes: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Ticks, integers. */
  readonly weight: Float64Array;
  /** Iterations; may be negative as long as every cycle's sum is positive. */
  readonly delay: Int32Array;
}

/** The same graph with nodes numbered so that edges without delay go upwards, and edges grouped by the node they enter. */
export interface LayeredEdges {
  readonly nodes: number;
  /** Edges into node i are first[i] … first[i + 1] − 1. */
  readonly first: Int32Array;
  readonly from: Int32Array;
  readonly weight: Float64Array;
  /** Not negative. */
  readonly delay: Int32Array;
}
