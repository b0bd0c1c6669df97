import { countUpTo } from "./countUpTo";
import { sortedOrder } from "./sortedOrder";
import type { WeightTimeline } from "./weightTimeline";

/** Minibatches first … last, inclusive. */
export interface MinibatchRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The largest staleness over a range of minibatches, counted: other updates that are applied between the start of a
 * minibatch's forward and the application of its own gradient. An update that arrives at t is seen by a forward that
 * starts at t. O(minibatches · log).
 */
export function stalenessOf(timeline: WeightTimeline, { first, last }: MinibatchRange): number {
  const rank = ranks(timeline.applied);
  const seen = timeline.seen.slice().sort();
  let largest = 0;
  for (let m = first; m <= last; m++) {
    const before = rank[Math.floor(m / timeline.replicas)];
    largest = Math.max(largest, before - countUpTo(seen, timeline.read[m]));
  }
  return largest;
}

/** Place of every entry in ascending order. */
function ranks(times: Float64Array): Int32Array {
  const rank = new Int32Array(times.length);
  sortedOrder(times).forEach((update, place) => {
    rank[update] = place;
  });
  return rank;
}
