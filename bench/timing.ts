/** How often something is repeated. */
export interface Repeats {
  /** At most this often; default 30. */
  readonly runs?: number;
  /** No further run starts when this much time was spent, in milliseconds; default 1500. */
  readonly spendMs?: number;
}

/** Runs of which the least time is believed, however long they take. */
const LEAST_RUNS = 3;

/** The least milliseconds that `run` took: what it costs where nobody else wants the processor. */
export function leastMs(run: () => unknown, { runs = 30, spendMs = 1500 }: Repeats = {}): number {
  const since = performance.now();
  let least = Number.POSITIVE_INFINITY;
  for (let done = 0; done < runs && (done < LEAST_RUNS || performance.now() - since < spendMs); done++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}
