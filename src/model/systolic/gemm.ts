/**
 * A matrix product: `rows` × `inner` times `inner` × `columns`, carried out `count` times on operands of its own each
 * time (groups of a convolution, heads of an attention).
 */
export interface Gemm {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly count: number;
}

/** Multiply-adds of a product. */
export function gemmMacs({ rows, inner, columns, count }: Gemm): number {
  return rows * inner * columns * count;
}
