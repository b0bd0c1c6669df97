import { sortedOrder } from "../sortedOrder";

/** Moments with bytes each, added in any order. */
export class Amounts {
  private time: Float64Array;
  private bytes: Float64Array;
  /** Units of a stage-microbatch, see unitsByOp. */
  private units: Float64Array;
  private length = 0;

  constructor(expected: number) {
    this.time = new Float64Array(expected);
    this.bytes = new Float64Array(expected);
    this.units = new Float64Array(expected);
  }

  add(time: number, bytes: number, units = 0): void {
    if (this.length === this.time.length) this.grow();
    this.time[this.length] = time;
    this.bytes[this.length] = bytes;
    this.units[this.length++] = units;
  }

  /** Reads them by ascending time. O(n) if they were added so. */
  inOrder(): AmountReader {
    return new AmountReader(this.time.subarray(0, this.length), this.bytes, this.units);
  }

  private grow(): void {
    const longer = (column: Float64Array) => {
      const grown = new Float64Array(Math.max(16, 2 * column.length));
      grown.set(column);
      return grown;
    };
    this.time = longer(this.time);
    this.bytes = longer(this.bytes);
    this.units = longer(this.units);
  }
}

/** Adds up amounts from the earliest on. */
export class AmountReader {
  /** Sums of what was passed. */
  bytes = 0;
  units = 0;
  private readonly order: Int32Array;
  private at = 0;

  constructor(
    private readonly times: Float64Array,
    private readonly eachBytes: Float64Array,
    private readonly eachUnits: Float64Array,
  ) {
    this.order = sortedOrder(times);
  }

  /** When the next amount comes; infinity if there is none. */
  next(): number {
    return this.at < this.order.length ? this.times[this.order[this.at]] : Number.POSITIVE_INFINITY;
  }

  /** Passes all amounts up to a moment, inclusive. */
  pass(until: number): void {
    for (; this.at < this.order.length; this.at++) {
      const i = this.order[this.at];
      if (this.times[i] > until) return;
      this.bytes += this.eachBytes[i];
      this.units += this.eachUnits[i];
    }
  }
}
