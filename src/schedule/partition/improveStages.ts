import type { StageLoads } from "./stageLoads";

/** Moves that may be tried: a few milliseconds. */
const MOST_TRIALS = 40_000;

/** What moves may not do, and what counts as better. */
interface Limits {
  /** Longest time of each stage. */
  readonly stage: Float64Array;
  /** Differences of rounding. */
  readonly slack: number;
}

/**
 * Moves borders so that the busiest processors get less, for a bounded number of steps: one border where its two sides differ,
 * or several at once where the busiest processor's neighbours can pass layers on. No stage becomes longer than its limit.
 */
export function improveStages(loads: StageLoads, limits: Limits): void {
  let trials = MOST_TRIALS;
  for (let better = true; better && trials > 0; ) {
    better = false;
    for (let stage = 1; stage < loads.stages; stage++) {
      trials--;
      if (shiftBorder(loads, stage, limits)) better = true;
    }
    if (!better) better = relieve(loads, limits, () => trials-- > 0);
  }
}

/** Moves a border to where the processors on its two sides have about equal loads, if that makes the larger one smaller. */
function shiftBorder(loads: StageLoads, stage: number, limits: Limits): boolean {
  const { borders, before } = loads;
  const from = borders[stage];
  const left = loads.heaviest(stage - 1);
  const right = loads.heaviest(stage);
  const target = before[from] + (right.load - left.load) / (left.weight + right.weight);
  const [low, high] = range(loads, stage, limits);
  if (low > high) return false;
  const at = Math.min(firstAbove(before, target, low, high), high);
  let best = from;
  let least = loads.largestOf(stage - 1) - limits.slack;
  for (const x of [at, Math.max(at - 1, low)]) {
    if (x === from) continue;
    loads.moveBorder(stage, x);
    const after = loads.largestOf(stage - 1);
    loads.moveBorder(stage, from);
    if (after >= least) continue;
    least = after;
    best = x;
  }
  if (best === from) return false;
  loads.moveBorder(stage, best);
  return true;
}

/** Where a border may lie: both stages keep a layer and the limit. */
function range({ borders, before, pace }: StageLoads, stage: number, limits: Limits): [number, number] {
  const first = borders[stage - 1];
  const end = borders[stage + 1];
  const most = before[first] + limits.stage[stage - 1] / pace[stage - 1] + limits.slack;
  const least = before[end] - limits.stage[stage] / pace[stage] - limits.slack;
  return [
    Math.max(first + 1, firstAbove(before, least, first + 1, end)),
    Math.min(end - 1, firstAbove(before, most, first + 1, end) - 1),
  ];
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
function relieve(loads: StageLoads, limits: Limits, goOn: () => boolean): boolean {
  const busiest = loads.busiest();
  for (let stage = 0; stage < loads.stages; stage++) {
    if (!loads.holds(stage, busiest)) continue;
    for (const step of [1, -1]) if (passOn(loads, stage, step, limits, goOn)) return true;
  }
  return false;
}

/** Passes layers on from `stage`, to later stages (step 1) or to earlier ones (−1); takes all back if nothing is gained. */
function passOn(
  loads: StageLoads,
  stage: number,
  step: number,
  limits: Limits,
  goOn: () => boolean,
): boolean {
  loads.watch(loads.largest() - limits.slack);
  const before = loads.loaded;
  const moved: number[] = [];
  for (let giver = stage; giver + step >= 0 && giver + step < loads.stages && goOn(); giver += step) {
    const border = step > 0 ? giver + 1 : giver;
    const from = loads.borders[border];
    const to = nextBorder(loads, border, -step);
    if (to <= loads.borders[border - 1] || to >= loads.borders[border + 1]) break;
    loads.moveBorder(border, to);
    moved.push(border, from);
    if (loads.time(giver) > limits.stage[giver] + limits.slack) break;
    const taker = giver + step;
    if (loads.loaded < before && loads.time(taker) <= limits.stage[taker] + limits.slack) return true;
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
