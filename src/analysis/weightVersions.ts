import { ascending } from "./ascending";
import { sortedOrder } from "./sortedOrder";
import type { WeightTimeline } from "./weightTimeline";

/**
 * Most versions of a layer's weights alive at once: the newest, and those that minibatches hold between the start of their
 * forward and the end of their backward. O(minibatches · log).
 */
export function weightVersionsOf(timeline: WeightTimeline): number {
  const { read } = timeline;
  const starts = sortedOrder(read);
  const applied = ascending(timeline.applied);
  const holds = new Holds(timeline);
  let newest = 0;
  let most = 1;
  for (let i = 0; i < starts.length; i++) {
    const now = read[starts[i]];
    for (; newest < applied.length && applied[newest] <= now; newest++) {
      holds.releaseUpTo(applied[newest]);
      most = Math.max(most, holds.alive(newest + 1));
    }
    holds.releaseUpTo(now);
    holds.add(starts[i]);
    most = Math.max(most, holds.alive(newest));
  }
  for (; newest < applied.length; newest++) {
    holds.releaseUpTo(applied[newest]);
    most = Math.max(most, holds.alive(newest + 1));
  }
  return most;
}

/** Who holds which version at a moment that only moves on. */
class Holds {
  private readonly holders: Int32Array;
  private readonly releases: Int32Array;
  private held = 0;
  private released = 0;

  constructor(private readonly timeline: WeightTimeline) {
    this.holders = new Int32Array(timeline.applied.length + 1);
    this.releases = sortedOrder(timeline.released);
  }

  add(minibatch: number): void {
    if (this.takesTime(minibatch) && this.holders[this.timeline.version[minibatch]]++ === 0) this.held++;
  }

  releaseUpTo(time: number): void {
    const { released, version } = this.timeline;
    for (; this.released < this.releases.length; this.released++) {
      const minibatch = this.releases[this.released];
      if (released[minibatch] > time) return;
      if (this.takesTime(minibatch) && --this.holders[version[minibatch]] === 0) this.held--;
    }
  }

  /** Versions that are held, and the newest. */
  alive(newest: number): number {
    return this.holders[newest] === 0 ? this.held + 1 : this.held;
  }

  /** A minibatch that holds its weights for no time holds nothing. */
  private takesTime(minibatch: number): boolean {
    return this.timeline.read[minibatch] < this.timeline.released[minibatch];
  }
}
