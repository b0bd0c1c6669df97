import FlatQueue from "flatqueue";

/** A job of one machine: it can start at `head`, takes `ticks`, and `tail` must follow its end. */
export interface Job {
  readonly head: number;
  readonly ticks: number;
  readonly tail: number;
}

/**
 * Jackson's preemptive schedule: the least makespan of these jobs on one machine if they may be interrupted, hence a lower
 * bound if they may not (Carlier and Pinson 1990). It is the largest, over all subsets, of the least head plus the work plus
 * the least tail. O(n log n).
 */
export function jacksonBound(jobs: readonly Job[]): number {
  const arriving = jobs.filter((job) => job.ticks > 0).sort((a, b) => a.head - b.head);
  const left = arriving.map((job) => job.ticks);
  const waiting = new FlatQueue<number>();
  let now = 0;
  let bound = jobs.reduce((most, job) => Math.max(most, job.head + job.tail), 0);
  for (let next = 0; next < arriving.length || waiting.length > 0; ) {
    if (waiting.length === 0) now = Math.max(now, arriving[next].head);
    for (; next < arriving.length && arriving[next].head <= now; next++)
      waiting.push(next, -arriving[next].tail);
    const job = waiting.peek();
    if (job === undefined) break;
    const until = next < arriving.length ? arriving[next].head : Number.POSITIVE_INFINITY;
    const run = Math.min(left[job], until - now);
    now += run;
    left[job] -= run;
    if (left[job] > 0) continue;
    waiting.pop();
    bound = Math.max(bound, now + arriving[job].tail);
  }
  return bound;
}
