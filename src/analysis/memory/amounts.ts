import { sortedOrder } from "../sortedOrder";

/** What is taken or given back at a moment. */
export interface Amount {
  readonly bytes: number;
  /** Units of a stage-microbatch, see unitsPerMicrobatch. */
  readonly units: number;
}

/** Moments with an amount each, added in any order. */
export class Amounts {
  private time: Float64Array;
  private bytes: Float64Array;
  private units: Float64Array;
  private length = 0;
  private isAscending = true;
  /** Of unsorted times, once somebody has read them. */
  private order: Int32Array | undefined;

  constructor(expected: number) {
    this.time = new Float64Array(expected);
    this.bytes = new Float64Array(expected);
    this.units = new Float64Array(expected);
  }

  add(time: number, amount: Amount): void {
    ONE_TIME[0] = time;
    this.addAt(ONE_TIME, 0, amount);
  }

  /** Adds what comes at times[index]: a number that is passed by its place is never boxed. */
  addAt(times: Float64Array, index: number, { bytes, units }: Amount): void {
    const at = this.length++;
    if (at === this.time.length) this.grow();
    this.time[at] = times[index];
    this.bytes[at] = bytes;
    this.units[at] = units;
    if (at > 0 && this.time[at] < this.time[at - 1]) this.isAscending = false;
  }

  /** Forgets all, and keeps the room; readers read no further. */
  clear(): void {
    this.length = 0;
    this.isAscending = true;
    this.order = undefined;
  }

  /** Reads them by ascending time; none is added any more. O(n) if they were added so. */
  inOrder(): AmountReader {
    const time = this.time.subarray(0, this.length);
    if (!this.isAscending) this.order ??= sortedOrder(time);
    return new AmountReader(time, this.bytes, this.units, this.order);
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

const ONE_TIME = new Float64Array(1);

/** Adds up amounts from the earliest on. */
export class AmountReader {
  /** Sums of what was passed. */
  bytes = 0;
  units = 0;
  /** When the next amount comes; infinity if there is none. */
  next: number;
  private passed = 0;

  /** `order` says by which indices times ascend; undefined: they stand so. */
  constructor(
    private readonly times: Float64Array,
    private readonly eachBytes: Float64Array,
    private readonly eachUnits: Float64Array,
    private readonly order: Int32Array | undefined,
  ) {
    this.next = this.timeOf(0);
  }

  /** Passes all amounts up to a moment, inclusive. */
  pass(until: number): void {
    while (this.next <= until) {
      const at = this.order === undefined ? this.passed : this.order[this.passed];
      this.bytes += this.eachBytes[at];
      this.units += this.eachUnits[at];
      this.next = this.timeOf(++this.passed);
    }
  }

  private timeOf(place: number): number {
    if (place >= this.times.length) return Number.POSITIVE_INFINITY;
    return this.times[this.order === undefined ? place : this.order[place]];
  }
}
