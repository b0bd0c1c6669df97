/** The processors and the links between them. */
export interface Machine {
  /** How many processors, 1 to 65,534. */
  readonly processors: number;
  /** Relative speed of each processor; absent: all 1. A task takes cost ÷ speed. */
  readonly speeds?: readonly number[];
  /** What it costs to send a tensor from one processor to another. */
  readonly transfer: Transfer;
  /** Multiply-adds a processor does in a second; gives costs that are counts a time, so that links can be charged. */
  readonly operationsPerSecond?: number;
  /** Memory of each processor in bytes; absent: no limit. */
  readonly memoryBytes?: number;
}

/** Nothing; a constant in the unit of the costs; or latency (s) plus bytes over bandwidth (bytes/s; infinity: latency alone). */
export type Transfer =
  | { readonly kind: "none" }
  | { readonly kind: "constant"; readonly time: number }
  | { readonly kind: "link"; readonly latency: number; readonly bandwidth: number };
