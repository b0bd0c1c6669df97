import { sortedOrder } from "./sortedOrder";

/** What a processor takes into its memory, and what it gives back. */
export interface Holdings {
  readonly taken: Amounts;
  readonly given: Amounts;
}

/** Moments with an amount each, added in any order. */
export class Amounts {
  readonly time: Float64Array;
  readonly bytes: Float64Array;
  length = 0;

  constructor(atMost: number) {
    this.time = new Float64Array(atMost);
    this.bytes = new Float64Array(atMost);
  }

  add(time: number, bytes: number): void {
    this.time[this.length] = time;
    this.bytes[this.length++] = bytes;
  }
}

/** The most things and the most bytes held at once; what is given back at t makes room for what is taken at t. */
export function peakOf({ taken, given }: Holdings): { readonly count: number; readonly bytes: number } {
  const takes = sortedOrder(taken.time.subarray(0, taken.length));
  const gives = sortedOrder(given.time.subarray(0, given.length));
  const peak = { count: 0, bytes: 0 };
  let bytes = 0;
  let back = 0;
  for (let i = 0; i < takes.length; i++) {
    const now = taken.time[takes[i]];
    for (; back < gives.length && given.time[gives[back]] <= now; back++) bytes -= given.bytes[gives[back]];
    bytes += taken.bytes[takes[i]];
    peak.count = Math.max(peak.count, i + 1 - back);
    peak.bytes = Math.max(peak.bytes, bytes);
  }
  return peak;
}
