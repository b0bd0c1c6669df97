import { countUpTo } from "./countUpTo";
import { sortedOrder } from "./sortedOrder";
import type { WeightTimeline } from "./weightTimeline";

/**
 * Most versions of a layer's weights alive at once: the newest, and those that minibatches hold between the start of their
 * forward and the end of their backward. O(minibatches · log).
 */
export function weightVersionsOf(timeline: WeightTimeline): number {
  const seen = timeline.seen.slice().sort();
  const version = Int32Array.from(timeline.read, (time) => countUpTo(seen, time));
  const holders = new Int32Array(timeline.applied.length + 1);
  const applied = timeline.applied.slice().sort();
  const releases = sortedOrder(timeline.released);
  let held = 0;
  let released = 0;
  let most = 1;
  const releaseUpTo = (time: number) => {
    for (; released < releases.length && timeline.released[releases[released]] <= time; released++) {
      const minibatch = releases[released];
      if (takesTime(timeline, minibatch) && --holders[version[minibatch]] === 0) held--;
    }
  };
  const count = (newest: number) => {
    most = Math.max(most, held + (holders[newest] === 0 ? 1 : 0));
  };
  let newest = 0;
  const updateUpTo = (time: number) => {
    for (; newest < applied.length && applied[newest] <= time; newest++) {
      releaseUpTo(applied[newest]);
      count(newest + 1);
    }
  };
  for (const minibatch of sortedOrder(timeline.read)) {
    updateUpTo(timeline.read[minibatch]);
    releaseUpTo(timeline.read[minibatch]);
    if (!takesTime(timeline, minibatch)) continue;
    if (holders[version[minibatch]]++ === 0) held++;
    count(newest);
  }
  updateUpTo(Number.POSITIVE_INFINITY);
  return most;
}

/** A minibatch that holds its weights for no time holds nothing. */
function takesTime({ read, released }: WeightTimeline, minibatch: number): boolean {
  return read[minibatch] < released[minibatch];
}
