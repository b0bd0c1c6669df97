/** The processors and the links between them. */
export interface Machine {
  /** How many processors, 1 to 65,534. */
  readonly processors: number;
  /** Relative speed of each processor; absent: all 1. A task takes cost ÷ speed. */
  readonly speeds?: readonly number[];
  /** What it costs to send a tensor from one processor to another. */
  readonly transfer: Transfer;
  /** Which processors have a link; absent: every two have one of their own. */
  readonly topology?: Topology;
  /** Links carry one tensor at a time, those that are ready first first; absent: as many as there are. */
  readonly contention?: true;
  /** A transfer keeps the processor that sends busy; absent: processors go on meanwhile. */
  readonly blockingSends?: true;
  /** Units of the costs, multiply-adds for instance, that a processor does in a second: gives counts a time, so that links can be charged. */
  readonly operationsPerSecond?: number;
  /** Memory of each processor in bytes; absent: no limit. */
  readonly memoryBytes?: number;
}

/** Nothing; a constant in the unit of the costs; or latency (s) plus bytes over bandwidth (bytes/s; infinity: latency alone). */
export type Transfer =
  | { readonly kind: "none" }
  | { readonly kind: "constant"; readonly time: number }
  | { readonly kind: "link"; readonly latency: number; readonly bandwidth: number };

/**
 * How processors are wired where not every two have a link of their own. On a line processor p has links to p − 1 and
 * p + 1; a ring joins the ends, too. Nodes are groups of `nodeSize` processors in a row, the last one perhaps smaller: the
 * machine's transfers hold inside a node, those of `between` for any two processors of different nodes.
 */
export type Topology =
  | { readonly kind: "line" }
  | { readonly kind: "ring" }
  | { readonly kind: "nodes"; readonly nodeSize: number; readonly between: Transfer };
