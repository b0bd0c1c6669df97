import type { Placement } from "../placement/placement";
import { partitionLayers, stageSums } from "./contiguous";

/** Layers that may be partitioned in one search, each time they are: some ten milliseconds. */
const MOST_LAYERS = 400_000;

/** Positions tried before looking closer around the best. */
const SAMPLES = 24;

/**
 * Stages whose longest ones, one of each chunk of as many stages as processors, take little together: from the chunks of `starts`,
 * moves each border between chunks to where it is best, and cuts every chunk as well as can be. Returns the first layers.
 */
export function chunkedStages(
  costs: Float64Array,
  placement: Placement,
  speeds: ArrayLike<number>,
  starts: Int32Array,
): Int32Array<ArrayBuffer> {
  const { processors, stages } = placement;
  const chunks = Math.ceil(stages / processors);
  /** The last chunk may have fewer stages than there are processors. */
  const stagesOf = (chunk: number) => Math.min(processors, stages - chunk * processors);
  const slowestHolder = Float64Array.from(starts, (_, s) =>
    Math.min(...placement.rowsOf(s).map((p) => speeds[p])),
  );
  const borders = Array.from({ length: chunks + 1 }, (_, k) => starts[k * processors] ?? costs.length);
  let layersLeft = MOST_LAYERS;

  const cutOf = (chunk: number, from: number, to: number) => {
    layersLeft -= to - from;
    const ofChunk = slowestHolder.subarray(chunk * processors, (chunk + 1) * processors);
    return partitionLayers(costs.subarray(from, to), stagesOf(chunk), ofChunk);
  };
  const longest = (chunk: number, from: number, to: number) => {
    const sums = stageSums(costs.subarray(from, to), cutOf(chunk, from, to));
    return sums.reduce((most, sum, s) => Math.max(most, sum / slowestHolder[chunk * processors + s]), 0);
  };
  const moveBorder = (k: number): boolean => {
    const [before, at, after] = [borders[k - 1], borders[k], borders[k + 1]];
    const timeAt = (x: number) => longest(k - 1, before, x) + longest(k, x, after);
    borders[k] = leastAt(timeAt, at, before + stagesOf(k - 1), after - stagesOf(k));
    return borders[k] !== at;
  };
  for (let better = true; better && layersLeft > 0; ) {
    better = false;
    for (let k = 1; k < chunks && layersLeft > 0; k++) if (moveBorder(k)) better = true;
  }
  const cut = new Int32Array(stages);
  for (let k = 0; k < chunks; k++)
    cut.set(
      cutOf(k, borders[k], borders[k + 1]).map((start) => borders[k] + start),
      k * processors,
    );
  return cut;
}

/** Where from `low` to `high` a function is least, of some samples and then of nearer ones around the best; `at` if nowhere less. */
function leastAt(value: (x: number) => number, at: number, low: number, high: number): number {
  let best = at;
  let least = value(at) * (1 - 1e-9);
  let [from, to] = [low, high];
  for (
    let step = Math.ceil((high - low + 1) / SAMPLES);
    step >= 1;
    step = step === 1 ? 0 : Math.ceil(step / SAMPLES)
  ) {
    for (let x = from; x <= to; x += step) {
      const there = value(x);
      if (there >= least) continue;
      least = there;
      best = x;
    }
    from = Math.max(low, best - step);
    to = Math.min(high, best + step);
  }
  return best;
}
