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

/** Edges by the node they enter, nodes in an order that the edges without delay follow. */
export interface LayeredEdges {
  /** Nodes in order. */
  readonly order: Int32Array;
  /** Edges into order[i] are first[i] … first[i + 1] − 1. */
  readonly first: Int32Array;
  readonly from: Int32Array;
  readonly weight: Float64Array;
  readonly delay: Int32Array;
}
