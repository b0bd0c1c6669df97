import type { OptionValues } from "../../base/options";
import { refuse } from "../../base/refusal";
import type { LayerProfile } from "../layer";
import { numberBytes } from "../numberBytes";
import type { CostModel } from "./costModel";

/** Measured times; the measured backward is divided into its two gradients by a ratio. */
export const profile: CostModel = {
  id: "profile",
  name: "Measured profile",
  summary:
    "Times measured on one device, for the minibatch they were measured with. " +
    "The profiler saw each backward as a whole: how it divides into activation and weight gradient is assumed; " +
    "where layer 0 needs no activation gradient, its whole backward is weight gradient.",
  citation: "Narayanan et al., PipeDream, SOSP 2019",
  options: [
    {
      kind: "number",
      id: "ratio",
      name: "Activation gradient's share",
      help: "Share of a measured backward that computes the activation gradient; the rest computes the weight gradient.",
      default: 0.5,
      min: 0,
      max: 1,
    },
  ],
  price: (network, training, options) => {
    const unmeasured = network.layers.find((layer) => layer.profile === undefined);
    if (unmeasured !== undefined) {
      const other = network.layers.some((layer) => layer.macs > 0) ? "macs" : "ticks";
      const missing = `${network.name} was not measured: its layer "${unmeasured.name}" has no measured times`;
      return refuse(`${missing}; choose the cost model "${other}".`, "cost");
    }
    const profiles = network.layers.flatMap((layer) => layer.profile ?? []);
    const activation = profiles.map((layer, index) =>
      index === 0 && !training.firstGradient ? 0 : activationGradientMs(layer, ratioOf(options)),
    );
    const { inputBytes } = numberBytes(network, network.measuredBatch ?? 1);
    return {
      unit: { name: "ms", short: "ms", seconds: 1e-3 },
      forward: Float64Array.from(profiles, (layer) => layer.forwardMs),
      activationGradient: Float64Array.from(activation),
      // what is measured is kept: without an activation gradient, layer 0's whole backward is its weight gradient's
      weightGradient: Float64Array.from(profiles, (layer, index) => backwardMs(layer) - activation[index]),
      activationBytes: Float64Array.from(profiles, (layer) => layer.activationBytes),
      inputBytes,
      weightBytes: Float64Array.from(profiles, (layer) => layer.parameterBytes),
      decimals: 3,
    };
  },
};

function backwardMs(layer: LayerProfile): number {
  return layer.backwardMs + layer.throughMs;
}

function activationGradientMs(layer: LayerProfile, ratio: number): number {
  return ratio * layer.backwardMs + layer.throughMs;
}

function ratioOf(options: OptionValues): number {
  return typeof options.ratio === "number" ? options.ratio : 0.5;
}
