import { assert } from "../../base/assert";
import type { Ticks } from "../../model/units";
import { partitionLayers, stageSums } from "../partition/contiguous";
import { type Chain, timeOn } from "./chain";
import { fitLayers } from "./layerSegments";
import { fillSegments } from "./taskSegments";

/** What must stay on one processor: a layer's forward and weight gradient together, or single tasks only. */
export type Atoms = "layers" | "tasks";

/** The least period in whole ticks, exact: bisection over whether the chain fits. */
export function smallestPeriod(chain: Chain, atoms: Atoms): Ticks {
  if (atoms === "tasks")
    return leastThatFits(fillSegments, chain, workPerSpeed(chain), onOneProcessor(chain));
  const low = smallestPeriod(chain, "tasks"); // keeping layers together never helps
  return leastThatFits(fitLayers, chain, low, wholeLayers(chain));
}

type Fits = (chain: Chain, period: Ticks) => boolean;

function leastThatFits(fits: Fits, chain: Chain, from: Ticks, to: Ticks): Ticks {
  assert(fits(chain, to), `a chain does not fit within ${to} ticks`);
  let low = Math.min(from, to);
  let high = to;
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (fits(chain, middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** No period is below it, but for the rounding of a division. */
function workPerSpeed(chain: Chain): Ticks {
  let speed = 0;
  for (const s of chain.speeds) speed += s;
  return Math.floor((totalOf(chain) / speed) * (1 - 1e-12));
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
