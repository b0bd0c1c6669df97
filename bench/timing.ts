/** How often something is repeated. */
export interface Repeats {
  /** At most this often; default 30. */
  readonly runs?: number;
  /** No further run starts when this much time was spent, in milliseconds; default 1500. */
  readonly spendMs?: number;
}

/** Runs of which the least time is believed, however long they take. */
const LEAST_RUNS = 3;

/**
 * The least milliseconds that `run` took, from where it says that it begins if it does. Each run counts by the clock or by the process's processor time, whichever is
 * less: the clock goes on while neighbours have the core, and processor time counts what other threads do alongside.
 */
export function leastMs(
  run: (begin: () => void) => unknown,
  { runs = 30, spendMs = 1500 }: Repeats = {},
): number {
  const since = performance.now();
  let least = Number.POSITIVE_INFINITY;
  for (let done = 0; done < runs && (done < LEAST_RUNS || performance.now() - since < spendMs); done++) {
    let clock = performance.now();
    let processor = process.cpuUsage();
    run(() => {
      clock = performance.now();
      processor = process.cpuUsage();
    });
    const { user, system } = process.cpuUsage(processor);
    least = Math.min(least, performance.now() - clock, (user + system) / 1000);
  }
  return least;
}

/** Results that are kept before the first run that counts: more than what an allocator holds ready for the next one. */
const KEPT_BEFORE = 4;
const FRESH_RUNS = 6;

/**
 * As leastMs, but every result is kept, so that each run writes to memory that the process has not used before. So it is in the
 * page, where every result leaves the thread that made it.
 */
export function leastMsInNewMemory(run: () => unknown): number {
  const kept = Array.from({ length: KEPT_BEFORE }, run);
  return leastMs(() => kept.push(run()), { runs: FRESH_RUNS });
}

/** The value that a share of all values does not exceed: 0.5 for the median. NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
