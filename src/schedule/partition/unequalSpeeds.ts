import { capacity } from "./capacity";

/** Layers of which the largest cost is known beforehand. */
const BLOCK = 64;

/** Layers in their order. */
interface Chain {
  readonly costs: Float64Array;
  /** Cost of all layers before each, and of all. */
  readonly sums: Float64Array;
  /** The largest cost of each block. */
  readonly largest: Float64Array;
}

/**
 * The same cut for processors of different speeds in a given order: stage i counts sum ÷ speeds[i], rounded up. A stage may not
 * be empty, so filling greedily is not enough (a slow processor may be left with a layer too large for it); which positions
 * the stages from i on can serve is kept for every i, as runs of positions: more than one only where layers are too large for
 * a processor. O((layers + stages · runs · log layers) · log total).
 */
export function partitionUnequal(
  costs: Float64Array,
  stages: number,
  speeds: ArrayLike<number>,
): Int32Array<ArrayBuffer> {
  const chain = { costs, sums: prefixSums(costs), largest: largestByBlock(costs) };
  const total = chain.sums[costs.length];
  let slowest = speeds[0];
  for (let p = 1; p < stages; p++) slowest = Math.min(slowest, speeds[p]);
  let low = 0;
  let high = Math.ceil(total / slowest);
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (servable(chain, stages, speeds, middle)[0][0] === 0) high = middle;
    else low = middle + 1;
  }
  return longestFirst(chain, servable(chain, stages, speeds, low), speeds, low);
}

/**
 * By stage i: the layers a so that stages i, i + 1, … can serve exactly those from a on, each at least one, within the bound; as
 * first and last of each run of such layers, in ascending order.
 */
function servable(chain: Chain, stages: number, speeds: ArrayLike<number>, bound: number): number[][] {
  const runs: number[][] = Array.from({ length: stages + 1 }, () => []);
  const layers = chain.costs.length;
  runs[stages].push(layers, layers);
  for (let stage = stages - 1; stage >= 0 && runs[stage + 1].length > 0; stage--)
    addStage(chain, runs[stage], runs[stage + 1], capacity(bound, speeds[stage]));
  return runs;
}

/** From where a stage of so much capacity can go on to one of these ends: from each layer to the next end behind it. */
function addStage(chain: Chain, runs: number[], ends: readonly number[], most: number): void {
  let passed = 0; // the last end before the run
  for (let k = 0; k < ends.length; k += 2) {
    const [first, last] = [ends[k], ends[k + 1]];
    addRun(runs, Math.max(passed, firstReaching(chain.sums, first, most)), first - 1);
    for (let from = first; from < last; ) {
      const tooLarge = nextLarger(chain, from, last, most);
      addRun(runs, from, tooLarge - 1);
      from = tooLarge + 1;
    }
    passed = last;
  }
}

/** Adds a run, if there is anything in it, to those before it. */
function addRun(runs: number[], first: number, last: number): void {
  if (first > last) return;
  if (runs.length > 0 && runs[runs.length - 1] === first - 1) runs[runs.length - 1] = last;
  else runs.push(first, last);
}

/** The first layer from which all up to `end` cost no more than `most`. */
function firstReaching(sums: Float64Array, end: number, most: number): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[end] - sums[middle] <= most) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first layer from `from` on, but before `end`, that costs more; else `end`. */
function nextLarger({ costs, largest }: Chain, from: number, end: number, than: number): number {
  let layer = from;
  while (layer < end) {
    if (layer % BLOCK === 0 && largest[layer / BLOCK] <= than) layer += BLOCK;
    else if (costs[layer] > than) return layer;
    else layer++;
  }
  return end;
}

/** The last position up to which all layers cost no more than `most`. */
function lastWithin(sums: Float64Array, most: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sums[middle] <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}

function longestFirst(
  { sums }: Chain,
  runs: readonly (readonly number[])[],
  speeds: ArrayLike<number>,
  bound: number,
): Int32Array<ArrayBuffer> {
  const stages = runs.length - 1;
  const starts = new Int32Array(stages);
  for (let stage = 0; stage + 1 < stages; stage++) {
    const reached = lastWithin(sums, sums[starts[stage]] + capacity(bound, speeds[stage]));
    const ends = runs[stage + 1];
    let k = ends.length - 2;
    while (ends[k] > reached) k -= 2;
    starts[stage + 1] = Math.min(ends[k + 1], reached);
  }
  return starts;
}

function prefixSums(costs: Float64Array): Float64Array {
  const sums = new Float64Array(costs.length + 1);
  for (let l = 0; l < costs.length; l++) sums[l + 1] = sums[l] + costs[l];
  return sums;
}

function largestByBlock(costs: Float64Array): Float64Array {
  const largest = new Float64Array(Math.ceil(costs.length / BLOCK));
  for (let l = 0; l < costs.length; l++) {
    const block = Math.floor(l / BLOCK);
    largest[block] = Math.max(largest[block], costs[l]);
  }
  return largest;
}
