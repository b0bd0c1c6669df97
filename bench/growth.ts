import { leastMs } from "./timing";

/** One job, on so many tasks. */
export interface Job {
  readonly tasks: number;
  run(): unknown;
}

/** Too fast a growth is believed after at most so many rounds, and after fewer if they took so many milliseconds. */
const MOST_ROUNDS = 8;
const LEAST_ROUNDS = 3;
const SPEND_MS = 3000;

/** Runs of the smaller job in each round. */
const SMALLER = { runs: 12, spendMs: 150 };

/**
 * How many times as long a task takes at a size as at the size before it, at most; the jobs are the same, smallest first.
 * About 1 where time is linear in tasks, 2 or 3 where only the smaller job fits into the processor's cache, and the ratio of
 * the sizes where it is quadratic. Sizes run in turns, and the least time of each counts. Only what seems to grow by more
 * than `allowed` is measured again; what does is not tried at larger sizes.
 */
export function growth(jobs: readonly Job[], allowed: number): number {
  let most = 0;
  for (let i = 1; i < jobs.length && most <= allowed; i++)
    most = Math.max(most, growthBetween(jobs[i - 1], jobs[i], allowed));
  return most;
}

function growthBetween(few: Job, many: Job, allowed: number): number {
  const since = performance.now();
  let fewMs = Number.POSITIVE_INFINITY;
  let manyMs = Number.POSITIVE_INFINITY;
  let ratio = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MOST_ROUNDS && ratio > allowed; round++) {
    if (round >= LEAST_ROUNDS && performance.now() - since > SPEND_MS) break;
    // The larger one first: it compiles the code, else the smaller one would seem slow, and growth small.
    manyMs = Math.min(manyMs, leastMs(many.run, { runs: 1 }));
    fewMs = Math.min(fewMs, leastMs(few.run, SMALLER));
    ratio = manyMs / many.tasks / (fewMs / few.tasks);
  }
  return ratio;
}
