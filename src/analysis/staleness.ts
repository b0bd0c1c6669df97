import { sortedOrder } from "./sortedOrder";
import type { WeightTimeline } from "./weightTimeline";

/** Minibatches first … last, inclusive. */
export interface MinibatchRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The largest staleness over a range of minibatches, counted: other updates that are applied between the start of a
 * minibatch's forward and the application of its own gradient. O(minibatches · log).
 */
export function stalenessOf(timeline: WeightTimeline, { first, last }: MinibatchRange): number {
  const rank = ranks(timeline.applied);
  let largest = 0;
  for (let m = first; m <= last; m++)
    largest = Math.max(largest, rank[Math.floor(m / timeline.perUpdate)] - timeline.version[m]);
  return largest;
}

/** Place of every entry in ascending order. */
function ranks(times: Float64Array): Int32Array {
  const order = sortedOrder(times);
  const rank = new Int32Array(order.length);
  for (let place = 0; place < order.length; place++) rank[order[place]] = place;
  return rank;
}
