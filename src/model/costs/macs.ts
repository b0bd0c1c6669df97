import type { OptionValues } from "../../base/options";
import { refuse } from "../../base/refusal";
import type { Layer } from "../layer";
import { numberBytes } from "../numberBytes";
import { shapeSize } from "../shapeSize";
import { streamingFactor, withNeuronPasses } from "../timeSteps";
import type { CostModel } from "./costModel";
import { chosenForward, forwardPrice, mlcnnOptions } from "./mlcnn";

/** Every task of a layer costs its multiply-adds. */
export const macs: CostModel = {
  id: "macs",
  name: "Multiply-adds",
  summary:
    "A layer's forward, activation gradient and weight gradient each cost its multiply-adds times the batch size. " +
    "Pooling, additions, activations and normalization are free, and so is everything that is not arithmetic; " +
    "spiking layers repeat it for each time step, with one multiply-add for each neuron forth and back.",
  options: mlcnnOptions,
  price: (network, training, options) => {
    if (network.layers.every((layer) => layer.macs === 0)) {
      const other = network.layers[0].profile === undefined ? "ticks" : "profile";
      return refuse(`${network.name} has no multiply-add counts; choose the cost model "${other}".`, "cost");
    }
    const samples = training.batchSize * streamingFactor(network);
    const column = () => Float64Array.from(network.layers, (layer) => layer.macs * samples);
    const forward = Float64Array.from(network.layers, (layer) => forwardMacs(layer, options, samples));
    const prices = { forward, activationGradient: column(), weightGradient: column() };
    return {
      unit: { name: "multiply-add", short: "MAC" },
      ...withNeuronPasses(prices, network, training),
      ...numberBytes(network, training.batchSize),
      decimals: 0,
    };
  },
};

/** A layer's own count, less what MLCNN saves where its shape is known. */
function forwardMacs({ shape, ...layer }: Layer, options: OptionValues, samples: number): number {
  if (shape === undefined) return forwardPrice(layer.macs * samples, options);
  const beside = layer.macs - shapeSize(shape).macs;
  return chosenForward({ ...layer, shape }, options, samples, {
    ofShape: (chosen) => Math.max(0, beside + shapeSize(chosen).macs) * samples,
    ofAddition: 1,
  }).price;
}
