import { type Refusal, refuse } from "../base/refusal";
import type { Layer, LayerTimes } from "./layer";
import { MAX_LAYERS } from "./limits";
import type { Network } from "./network";
import { wholeNumberProblem } from "./wholeNumberProblem";

/**
 * A chain of equal layers with given times (`--uniform L --times F,I,W`). The input and every layer's activation and
 * weights are 1 byte, whatever the batch size.
 */
export function uniformNetwork(layers: number, times: LayerTimes): Network | Refusal {
  const wrong = wholeNumberProblem("The number of layers", layers, 1, MAX_LAYERS);
  if (wrong !== undefined) return refuse(wrong, "uniform");
  const bad = Object.values(times).find((time) => !(Number.isFinite(time) && time >= 0));
  if (bad !== undefined)
    return refuse(`A time is a number from 0 on, not ${bad}; the nearest is 0.`, "times");
  return {
    id: "own",
    name: layers === 1 ? "1 layer" : `${layers} equal layers`,
    layers: Array.from({ length: layers }, (_, index) => equalLayer(index, times)),
    inputs: 1,
    preferredCost: "ticks",
    measuredBatch: 1,
    bytesPerNumber: 1,
  };
}

function equalLayer(index: number, times: LayerTimes): Layer {
  return { name: `layer ${index}`, macs: 0, parameters: 1, activations: 1, times };
}
