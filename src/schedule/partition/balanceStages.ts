import type { Placement } from "../placement/placement";
import { chunkedStages } from "./chunkedStages";
import { partitionLayers } from "./contiguous";
import { evenStages } from "./evenStages";
import { improveStages } from "./improveStages";
import { type LeastTimes, searchStages } from "./searchStages";
import { StageLoads } from "./stageLoads";

/** How much longer stages may become, for the sake of the loads, than the longest of their chunk. */
const STRETCHES = [1, 1.25, 1.6];

/**
 * Contiguous stages for a placement with several stages on a processor, or several holders of a stage. What counts is the largest
 * load of a processor, which bounds the rate; the longest stage; and, on average over chunks, the longest of each: microbatches
 * take a chunk one behind the other, so that everyone waits for its longest stage, however much another chunk of the same
 * processor makes up. By load alone, interleaved schedules came out up to a quarter slower than by the longest stage alone.
 *
 * Starts from the cut with the shortest longest stage, which stays unless another measures less, from one with short longest
 * stages of every chunk, and from one that fills processors evenly; moves borders, then searches, for a bounded time. The
 * optimum for a dozen layers.
 */
export function balanceStages(
  costs: Float64Array,
  placement: Placement,
  speeds: ArrayLike<number>,
): Int32Array<ArrayBuffer> {
  const plain = partitionLayers(costs, placement.stages);
  if (placement.stages === costs.length) return plain; // the only cut
  const loadsOf = (starts: Int32Array) => new StageLoads(costs, placement, speeds, starts);
  let best = loadsOf(plain);
  const least = leastTimes(best, speeds);
  const slack = 1e-9 * best.largest();
  const chunks = placement.stages / placement.processors;
  if (best.measure() <= least.load * (1 + 1 / chunks) + least.stage + slack) return plain;
  const even = evenStages(costs, placement, speeds, STRETCHES[1] * Math.max(...best.longest()));
  for (const starts of [plain, chunkedStages(costs, placement, speeds, plain), even])
    for (const stretch of STRETCHES) {
      const loads = loadsOf(starts);
      improveStages(loads, { stage: limits(loads, stretch), slack });
      if (loads.measure() < best.measure() - slack) best = loads;
    }
  return searchStages(best, least, slack);
}

/** By stage: the longest time of its chunk, times a factor. */
function limits(loads: StageLoads, stretch: number): Float64Array {
  const longest = loads.longest();
  const processors = loads.load.length;
  return Float64Array.from({ length: loads.stages }, (_, s) => stretch * longest[Math.floor(s / processors)]);
}

/** Bounds from layers that can be divided, and from the largest stage of the cut where it is least, on the fastest processor. */
function leastTimes(plain: StageLoads, speeds: ArrayLike<number>): LeastTimes {
  let all = 0;
  let fastest = 0;
  for (let p = 0; p < plain.load.length; p++) {
    all += speeds[p];
    fastest = Math.max(fastest, speeds[p]);
  }
  let largest = 0;
  for (let s = 0; s < plain.stages; s++) largest = Math.max(largest, plain.cost(s));
  return { load: plain.before[plain.before.length - 1] / all, stage: largest / fastest };
}
