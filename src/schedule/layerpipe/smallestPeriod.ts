import { assert } from "../../base/assert";
import type { Ticks } from "../../model/units";
import { partitionLayers, stageSums } from "../partition/contiguous";
import { type Chain, timeOn } from "./chain";
import { fitLayers } from "./layerSegments";
import { fillSegments } from "./taskSegments";

/** What must stay on one processor: a layer's forward and weight gradient together, or single tasks only. */
export type Atoms = "layers" | "tasks";

/** The least period in whole ticks, exact: bisection over whether the chain fits, if it does not fit within the lower bound. */
export function smallestPeriod(chain: Chain, atoms: Atoms): Ticks {
  if (atoms === "tasks") return leastThatFits(fillSegments, chain, workPerSpeed(chain), wholeTasks);
  const low = smallestPeriod(chain, "tasks"); // keeping layers together never helps
  return leastThatFits(fitLayers, chain, low, wholeLayers);
}

type Fits = (chain: Chain, period: Ticks) => boolean;

function leastThatFits(fits: Fits, chain: Chain, from: Ticks, enough: (chain: Chain) => Ticks): Ticks {
  if (fits(chain, from)) return from; // mostly, since gradients fill up what other tasks leave
  let low = from + 1;
  let high = enough(chain);
  assert(from < high && fits(chain, high), `a chain does not fit within ${high} ticks`);
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (fits(chain, middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** No period is below it. Ticks on a processor of another speed are rounded, so there it allows for a little less. */
function workPerSpeed(chain: Chain): Ticks {
  let speed = 0;
  for (const s of chain.speeds) speed += s;
  const share = totalOf(chain) / speed;
  return chain.unitSpeeds ? Math.ceil(share) : Math.floor(share * (1 - 1e-12));
}

/** A period that suffices without any cut, since then a processor is only left when no largest task more fits on it. */
function wholeTasks(chain: Chain): Ticks {
  if (!chain.unitSpeeds) return onOneProcessor(chain);
  let largest = 0;
  for (const column of [chain.forward, chain.activationGradient, chain.weightGradient])
    for (const cost of column) largest = Math.max(largest, cost);
  return Math.min(onOneProcessor(chain), workPerSpeed(chain) + largest);
}

/** A period that suffices without any cut. */
function wholeLayers(chain: Chain): Ticks {
  if (!chain.unitSpeeds) return onOneProcessor(chain);
  const costs = chain.forward.map((f, l) => f + chain.activationGradient[l] + chain.weightGradient[l]);
  return stageSums(costs, partitionLayers(costs, chain.processors)).reduce((a, b) => Math.max(a, b), 0);
}

function totalOf(chain: Chain): number {
  let total = 0;
  for (const column of [chain.forward, chain.activationGradient, chain.weightGradient])
    for (const cost of column) total += cost;
  return total;
}

/** Ticks if the first processor does everything. */
function onOneProcessor(chain: Chain): Ticks {
  let ticks = 0;
  for (const column of [chain.forward, chain.activationGradient, chain.weightGradient])
    for (const cost of column) ticks += timeOn(chain, cost, 0);
  return ticks;
}
