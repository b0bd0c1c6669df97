import type { Placement } from "../placement/placement";
import { partitionLayers } from "./contiguous";
import { evenStages } from "./evenStages";
import { searchStages } from "./searchStages";
import { StageLoads } from "./stageLoads";

/** Moves that may be tried in one search: some milliseconds. */
const MOST_TRIALS = 300_000;

/**
 * Contiguous stages for a placement with several stages on a processor, or several holders of a stage, so that the largest load of
 * a processor is small. Starts from the cut with the least largest stage, which stays unless another is better, and from
 * one that fills processors evenly; moves borders while that helps, then searches what is left, both for a bounded time. The
 * optimum for a dozen layers; never worse than the first cut.
 */
export function balanceStages(
  costs: Float64Array,
  placement: Placement,
  speeds: ArrayLike<number>,
): Int32Array<ArrayBuffer> {
  const plain = new StageLoads(costs, placement, speeds, partitionLayers(costs, placement.stages));
  const slack = 1e-9 * plain.largest();
  if (plain.largest() <= idealLoad(plain, placement, speeds) + slack) return plain.borders.slice(0, -1);
  const even = new StageLoads(costs, placement, speeds, evenStages(costs, placement, speeds));
  improve(plain, slack);
  improve(even, slack);
  const better = even.largest() < plain.largest() - slack ? even : plain;
  searchStages(better, slack);
  return better.borders.slice(0, -1);
}

/** The load that every processor would have if layers could be divided. */
function idealLoad({ before }: StageLoads, { processors }: Placement, speeds: ArrayLike<number>): number {
  let speed = 0;
  for (let p = 0; p < processors; p++) speed += speeds[p];
  return before[before.length - 1] / speed;
}

function improve(loads: StageLoads, slack: number): void {
  let trials = MOST_TRIALS;
  for (let better = true; better && trials > 0; ) {
    better = false;
    for (let stage = 1; stage < loads.stages; stage++) {
      trials--;
      if (shiftBorder(loads, stage, slack)) better = true;
    }
    if (!better) better = relieve(loads, slack, () => trials-- > 0);
  }
}

/** Moves a border to where the processors on its two sides have about equal loads, if that makes the larger one smaller. */
function shiftBorder(loads: StageLoads, stage: number, slack: number): boolean {
  const from = loads.borders[stage];
  const before = loads.largestOf(stage - 1);
  const left = loads.heaviest(stage - 1);
  const right = loads.heaviest(stage);
  const moved = (right.load - left.load) / (left.weight + right.weight);
  const target = loads.before[from] + moved;
  const low = loads.borders[stage - 1] + 1;
  const high = loads.borders[stage + 1] - 1;
  const at = Math.min(Math.max(firstAbove(loads.before, target, low, high), low), high);
  let best = from;
  let least = before - slack;
  for (const x of [at, Math.max(at - 1, low)]) {
    if (x === from) continue;
    loads.moveBorder(stage, x);
    const after = loads.largestOf(stage - 1);
    loads.moveBorder(stage, from);
    if (after < least) {
      least = after;
      best = x;
    }
  }
  if (best === from) return false;
  loads.moveBorder(stage, best);
  return true;
}

/** Least index from `low` to `high` whose value is above `target`, or `high`. */
function firstAbove(values: Float64Array, target: number, low: number, high: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (values[middle] > target) to = middle;
    else from = middle + 1;
  }
  return from;
}

/**
 * Lets a stage of the busiest processor give a layer away, to a neighbour that gives one on, and so forth, until nobody concerned
 * has as much as the busiest had.
 */
function relieve(loads: StageLoads, slack: number, goOn: () => boolean): boolean {
  const busiest = loads.busiest();
  for (let stage = 0; stage < loads.stages; stage++) {
    if (!loads.holds(stage, busiest)) continue;
    for (const step of [1, -1]) if (passOn(loads, stage, step, slack, goOn)) return true;
  }
  return false;
}

/** Passes layers on from `stage`, to later stages (step 1) or to earlier ones (−1); takes all back if nothing is gained. */
function passOn(loads: StageLoads, stage: number, step: number, slack: number, goOn: () => boolean): boolean {
  loads.watch(loads.largest() - slack);
  const before = loads.loaded;
  const moved: number[] = [];
  for (let giver = stage; giver + step >= 0 && giver + step < loads.stages && goOn(); giver += step) {
    const border = step > 0 ? giver + 1 : giver;
    const from = loads.borders[border];
    const to = nextBorder(loads, border, -step);
    if (to <= loads.borders[border - 1] || to >= loads.borders[border + 1]) break;
    loads.moveBorder(border, to);
    moved.push(border, from);
    if (loads.loaded < before) return true;
  }
  for (let i = moved.length - 2; i >= 0; i -= 2) loads.moveBorder(moved[i], moved[i + 1]);
  return false;
}

/** The nearest place of a border in this direction that moves a cost. */
function nextBorder({ borders, before }: StageLoads, border: number, direction: number): number {
  let to = borders[border] + direction;
  while (to > 0 && to < before.length - 1 && before[to] === before[borders[border]]) to += direction;
  return to;
}
