import { capacity } from "./capacity";
import { partitionUnequal } from "./unequalSpeeds";

/**
 * Cuts a chain into exactly min(parts, layers) non-empty stages whose largest sum is least; among equal optima the list of
 * stage lengths is lexicographically largest (design D3). With speeds, stage i runs on processor i and counts
 * sum ÷ speed, rounded up to ticks. Returns the first layer of each stage. Costs are integers; O(layers · log total).
 */
export function partitionLayers(
  costs: Float64Array,
  parts: number,
  speeds?: ArrayLike<number>,
): Int32Array<ArrayBuffer> {
  const stages = Math.min(parts, costs.length);
  if (stages === costs.length) return layerPerStage(stages);
  if (speeds !== undefined && !allEqual(speeds, stages)) return partitionUnequal(costs, stages, speeds);
  const bound = smallestBound(costs, stages, speeds?.[0] ?? 1);
  const starts = new Int32Array(stages);
  let next = 0;
  for (let stage = 0; stage < stages; stage++) {
    starts[stage] = next;
    next = fillStage(costs, next, costs.length - (stages - 1 - stage), bound);
  }
  return starts;
}

/** First layers where every layer is a stage: the only cut into as many stages as layers. */
export function layerPerStage(stages: number): Int32Array<ArrayBuffer> {
  const starts = new Int32Array(stages);
  for (let stage = 0; stage < stages; stage++) starts[stage] = stage;
  return starts;
}

/** Sum of each stage's costs, in the order of stages. */
export function stageSums(costs: Float64Array, stageStarts: Int32Array): Float64Array {
  const sums = new Float64Array(stageStarts.length);
  let stage = -1;
  for (let layer = 0; layer < costs.length; layer++) {
    if (layer === stageStarts[stage + 1]) stage++;
    sums[stage] += costs[layer];
  }
  return sums;
}

/** Largest sum of the best cut. Bisection over ticks; they suffice if greedy filling needs no more than `stages`. */
function smallestBound(costs: Float64Array, stages: number, speed: number): number {
  let total = 0;
  let largest = 0;
  for (const cost of costs) {
    total += cost;
    largest = Math.max(largest, cost);
  }
  let low = 0;
  let high = Math.ceil(total / speed);
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    const sum = capacity(middle, speed);
    if (sum >= largest && stagesNeeded(costs, sum, stages) <= stages) high = middle;
    else low = middle + 1;
  }
  return capacity(low, speed);
}

/** Stages that greedy filling takes, counted no further than `most` + 1. */
function stagesNeeded(costs: Float64Array, bound: number, most: number): number {
  let needed = 0;
  for (let next = 0; next < costs.length && needed <= most; needed++)
    next = fillStage(costs, next, costs.length, bound);
  return needed;
}

/**
 * End of the longest stage from `from` that keeps to the bound and ends by `limit`. Longest first is both feasible, since
 * a shorter rest never needs more stages, and lexicographically largest.
 */
function fillStage(costs: Float64Array, from: number, limit: number, bound: number): number {
  let sum = 0;
  let end = from;
  while (end < limit && sum + costs[end] <= bound) sum += costs[end++];
  return end;
}

function allEqual(speeds: ArrayLike<number>, count: number): boolean {
  for (let p = 1; p < count; p++) if (speeds[p] !== speeds[0]) return false;
  return true;
}
