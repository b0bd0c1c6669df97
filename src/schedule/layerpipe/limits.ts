import type { Ticks } from "../../model/units";
import { type Chain, reverse } from "./chain";
import { fitLayers, type LimitBand } from "./layerSegments";
import { fillSegments } from "./taskSegments";

/** The most that a processor may hold after a layer so that the rest of the chain still fits; negative for never. */
export type Limits = (layer: number, processor: number) => Ticks;

/** Limits where tasks are placed one by one: the rest, filled from its end, says where it starts. O(layers) memory. */
export function taskLimits(chain: Chain, period: Ticks): Limits {
  const last = chain.layers - 1;
  const startsOn = new Int32Array(chain.layers).fill(chain.processors);
  const startsWith = new Float64Array(chain.layers);
  fillSegments(reverse(chain), period, (behind, stand) => {
    const layer = last - behind - 1; // the layer before those that are placed
    if (layer < 0) return;
    startsOn[layer] = chain.processors - 1 - stand.processor;
    startsWith[layer] = stand.fill;
  });
  startsOn[last] = chain.processors;
  return (layer, processor) => {
    if (processor < startsOn[layer]) return period;
    return processor === startsOn[layer] ? period - startsWith[layer] : -1;
  };
}

/** Limits where layers stay together. */
export function layerLimits(chain: Chain, period: Ticks): Limits {
  const bands: LimitBand[] = [];
  fitLayers(chain, period, (layer, band) => {
    bands[layer] = band;
  });
  return (layer, processor) => bands[layer].most[processor - bands[layer].first] ?? -1;
}
