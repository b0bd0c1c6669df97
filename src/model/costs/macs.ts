import { refuse } from "../../base/refusal";
import { numberBytes } from "../numberBytes";
import type { CostModel } from "./costModel";

/** Every task of a layer costs its multiply-adds. */
export const macs: CostModel = {
  id: "macs",
  name: "Multiply-adds",
  summary:
    "A layer's forward, activation gradient and weight gradient each cost its multiply-adds times the batch size. " +
    "Pooling, additions, activations and normalization are free, and so is everything that is not arithmetic.",
  options: [],
  price: (network, training) => {
    if (network.layers.every((layer) => layer.macs === 0)) {
      const other = network.layers[0].profile === undefined ? "ticks" : "profile";
      return refuse(`${network.name} has no multiply-add counts; choose the cost model "${other}".`, "cost");
    }
    const column = () => Float64Array.from(network.layers, (layer) => layer.macs * training.batchSize);
    return {
      unit: { name: "multiply-add", short: "MAC" },
      forward: column(),
      activationGradient: column(),
      weightGradient: column(),
      ...numberBytes(network, training.batchSize),
      decimals: 0,
    };
  },
};
