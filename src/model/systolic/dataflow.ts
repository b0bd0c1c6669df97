import type { Gemm } from "./gemm";

/** What stays in the processing elements: weights (the right operand), outputs, or inputs (the left operand). */
export type Dataflow = "ws" | "os" | "is";

/** A product's three lengths by what the array does with them (SCALE-Sim; layerpipe.md 7). */
export interface SpatialMapping {
  /** Spread over the array's rows. */
  readonly rows: number;
  /** Spread over the array's columns. */
  readonly columns: number;
  /** Streamed through the array, one a cycle. */
  readonly stream: number;
}

/** Which of a product's lengths goes over rows, over columns and through time. */
export function spatialMapping(gemm: Gemm, dataflow: Dataflow): SpatialMapping {
  switch (dataflow) {
    case "ws":
      return { rows: gemm.inner, columns: gemm.columns, stream: gemm.rows };
    case "os":
      return { rows: gemm.rows, columns: gemm.columns, stream: gemm.inner };
    case "is":
      return { rows: gemm.inner, columns: gemm.rows, stream: gemm.columns };
  }
}
