import type { Ticks } from "../../model/units";
import { type Chain, timeOn } from "./chain";

/** Who runs which task of which layer: columns by layer. */
export interface LayerPlacement {
  readonly forward: Int32Array;
  readonly weightGradient: Int32Array;
  /** Processor of the activation gradient, or of its earlier part. */
  readonly activationGradient: Int32Array;
  /** Processor of the later part; the same where the gradient is whole. */
  readonly laterPart: Int32Array;
  /** Ticks of the earlier part on a processor of speed 1; the whole cost where the gradient is whole. */
  readonly earlierTicks: Float64Array;
}

/** A placement with everything on processor 0. */
export function emptyPlacement(chain: Chain): LayerPlacement {
  return {
    forward: new Int32Array(chain.layers),
    weightGradient: new Int32Array(chain.layers),
    activationGradient: new Int32Array(chain.layers),
    laterPart: new Int32Array(chain.layers),
    earlierTicks: chain.activationGradient.slice(),
  };
}

/** Whether the layer's activation gradient is divided. */
export function isCut(placement: LayerPlacement, layer: number): boolean {
  return placement.activationGradient[layer] !== placement.laterPart[layer];
}

/** Ticks of work per minibatch, by processor. */
function loadsOf(chain: Chain, placement: LayerPlacement): Float64Array {
  const loads = new Float64Array(chain.processors);
  const put = (cost: Ticks, processor: number) => {
    loads[processor] += timeOn(chain, cost, processor);
  };
  for (let l = 0; l < chain.layers; l++) {
    put(chain.forward[l], placement.forward[l]);
    put(chain.weightGradient[l], placement.weightGradient[l]);
    put(placement.earlierTicks[l], placement.activationGradient[l]);
    put(chain.activationGradient[l] - placement.earlierTicks[l], placement.laterPart[l]);
  }
  return loads;
}

/** The period: no processor does more in it (theory.md 2.1, Lemma R). */
export function periodOf(chain: Chain, placement: LayerPlacement): Ticks {
  return loadsOf(chain, placement).reduce((most, load) => Math.max(most, load), 0);
}
