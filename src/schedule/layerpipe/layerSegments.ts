import type { Ticks } from "../../model/units";
import { type Chain, roomOn, timeOn } from "./chain";

/** By processor from `first` on: the most that it may hold after a layer so that the rest still fits; −1 for never. */
export interface LimitBand {
  readonly first: number;
  readonly most: Float64Array;
}

/**
 * Whether whole layers fit on consecutive processors, at least one on each used, the first on processor 0, if only the
 * activation gradient between two layers may be cut between their processors (theory.md's class C1). Works from the last
 * layer to the first and keeps, for every processor that may hold the layer, how full it may be; a processor may not hold
 * a carried gradient alone, so one state as in fillSegments would not do. O(layers · processors).
 */
export function fitLayers(
  chain: Chain,
  period: Ticks,
  tell?: (layer: number, band: LimitBand) => void,
): boolean {
  const lowest = lowestProcessors(chain, period);
  if (lowest === undefined) return false;
  const most = new Float64Array(Math.min(chain.processors, chain.layers) + 1).fill(period);
  let end = most.length - 1;
  most[end] = -1;
  for (let l = chain.layers - 1; l >= 0; l--) {
    end = Math.min(end, l + 1);
    if (l + 1 < chain.layers) {
      most.fill(-1, lowest[l], lowest[l + 1]);
      for (let p = lowest[l]; p < end; p++) most[p] = mostBefore(chain, period, l + 1, p, most);
      while (end > lowest[l] && most[end - 1] < 0) end--;
    }
    if (end === lowest[l]) return false;
    tell?.(l, { first: lowest[l], most: most.slice(lowest[l], end) });
  }
  return layerTime(chain, 0, 0) <= most[0];
}

/** How full a processor may be before a layer that goes to it too or to the next one. */
function mostBefore(
  chain: Chain,
  period: Ticks,
  layer: number,
  processor: number,
  most: Float64Array,
): Ticks {
  const same = sameProcessor(chain, layer, processor, most[processor]);
  return Math.max(same, nextProcessor(chain, period, layer, processor, most[processor + 1]));
}

/** Ticks of the tasks of a layer that stay together; the first layer's activation gradient has nobody to share with. */
function layerTime(chain: Chain, layer: number, processor: number): Ticks {
  const own = layer === 0 ? timeOn(chain, chain.activationGradient[0], processor) : 0;
  return (
    timeOn(chain, chain.forward[layer], processor) +
    timeOn(chain, chain.weightGradient[layer], processor) +
    own
  );
}

/** How full a processor may be before a layer and its whole gradient, if it may be `most` full after them. */
function sameProcessor(chain: Chain, layer: number, processor: number, most: Ticks): Ticks {
  if (most < 0) return -1;
  const link = timeOn(chain, chain.activationGradient[layer], processor);
  return Math.max(-1, most - layerTime(chain, layer, processor) - link);
}

/** How full a processor may be if the layer goes to the next one, which may be `most` full after it. */
function nextProcessor(chain: Chain, period: Ticks, layer: number, processor: number, most: Ticks): Ticks {
  if (most < 0) return -1;
  const room = most - layerTime(chain, layer, processor + 1);
  if (room < 0) return -1;
  const carried = roomOn(chain, room, processor + 1);
  const kept = leastKept(chain, layer, carried);
  return Math.max(-1, period - timeOn(chain, kept, processor));
}

/** The least part of a gradient that the processor of the layer before must run if the next one has room for `carried`. */
function leastKept({ activationGradient, cut }: Chain, layer: number, carried: Ticks): Ticks {
  const cost = activationGradient[layer];
  const least = Math.max(0, cost - carried);
  if (least === 0 || cut.kind === "anywhere") return least;
  return cut.kind === "share" && cut.earlier[layer] >= least ? cut.earlier[layer] : cost;
}

/**
 * The first processor that each layer can stand on, since those up to it must hold all work up to the layer; undefined if
 * there are not enough. Keeps the search in a narrow band where processors are many and well filled.
 */
function lowestProcessors(chain: Chain, period: Ticks): Int32Array | undefined {
  const lowest = new Int32Array(chain.layers);
  let work = 0;
  let processor = 0;
  let capacity = chain.speeds[0] * period;
  for (let l = 0; l < chain.layers; l++) {
    work += chain.forward[l] + chain.activationGradient[l] + chain.weightGradient[l];
    while (work > capacity * (1 + 1e-9)) {
      if (++processor >= chain.processors || processor > l) return undefined;
      capacity += chain.speeds[processor] * period;
    }
    lowest[l] = processor;
  }
  return lowest;
}
