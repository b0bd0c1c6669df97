/** One measured number. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it should not exceed (or, if more is better, not fall below). */
  readonly budget?: number;
  /** The best figure measured with another tool. */
  readonly peer?: number;
  /** True for rates; default false: a cost. */
  readonly moreIsBetter?: boolean;
  /** What one should know about it, for instance why there is no value. */
  readonly note?: string;
}

/** How thoroughly to measure. */
export interface Settings {
  /** Fewer repeats, and nothing of ten million tasks. */
  readonly quick: boolean;
}

/** One table: what is measured together. One file each. */
export interface Topic {
  /** On the command line. */
  readonly id: string;
  readonly title: string;
  /** True if it needs the built page and a browser. */
  readonly inPage?: boolean;
  /** Yields figures as they become known. */
  measure(settings: Settings): Iterable<Figure> | AsyncIterable<Figure>;
}
