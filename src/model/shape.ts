/** What a layer computes, with the sizes that cost models (arrays, rooflines) need. Channels and features are counts. */
export type LayerShape = PartShape | BlockShape;

/** One operator; a block is made of these. */
export type PartShape = ConvolutionShape | DenseShape | AttentionShape | EmbeddingShape | NormalizationShape;

export interface ConvolutionShape {
  readonly kind: "convolution";
  readonly inChannels: number;
  readonly outChannels: number;
  /** [height, width] */
  readonly kernel: readonly [number, number];
  readonly stride: readonly [number, number];
  readonly padding: readonly [number, number];
  readonly groups: number;
  /** Input [height, width]. */
  readonly input: readonly [number, number];
  readonly bias: boolean;
  /** Batch normalization follows: a scale and a shift for each output channel, at no cost in time. */
  readonly normalized?: boolean;
  /** Output [height, width] after a pooling that follows for free; absent: the convolution's own output. */
  readonly pooled?: readonly [number, number];
  /** What that pooling is, where it is known; only together with `pooled`. */
  readonly pooling?: Pooling;
}

/** A pooling over windows [height, width]. */
export interface Pooling {
  readonly kind: "max" | "average";
  readonly window: readonly [number, number];
  readonly stride: readonly [number, number];
}

export interface DenseShape {
  readonly kind: "dense";
  readonly inputs: number;
  readonly outputs: number;
  /** How many positions (tokens) share the weights; 1 in a classifier. */
  readonly positions: number;
  readonly bias: boolean;
}

/** The two matrix products of attention that have no weights: scores and weighted sum. */
export interface AttentionShape {
  readonly kind: "attention";
  readonly tokens: number;
  readonly width: number;
  readonly heads: number;
  /** Heads of keys and values, each shared by heads ÷ keyValueHeads queries (grouped-query attention); default: heads. */
  readonly keyValueHeads?: number;
}

/** A table look-up: no multiply-adds. */
export interface EmbeddingShape {
  readonly kind: "embedding";
  readonly vocabulary: number;
  readonly width: number;
  readonly tokens: number;
  /** The table is another layer's (tied) and is counted there. */
  readonly tied?: boolean;
}

/** Layer normalization, or batch normalization before a convolution: a scale and a shift for each feature. */
export interface NormalizationShape {
  readonly kind: "normalization";
  readonly width: number;
  /** Positions: tokens, or height times width. */
  readonly tokens: number;
  /** Has no shift (root-mean-square normalization); default false. */
  readonly scaleOnly?: boolean;
}

/** Operators run one after another as one layer; its output is the last one's. */
export interface BlockShape {
  readonly kind: "block";
  readonly parts: readonly PartShape[];
}
