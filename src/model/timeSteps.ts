import type { LayerCosts } from "./costs/costModel";
import type { Layer } from "./layer";
import type { Network } from "./network";
import type { Training } from "./problem";
import { convolutionOutput } from "./shapeSize";

type TaskPrices = Pick<LayerCosts, "forward" | "activationGradient" | "weightGradient" | "backward">;

/**
 * How often every sample streams through a layer: the network's time steps, 1 unless it spikes (layerpipe.md 4). A cost
 * model multiplies the samples of F, I and W by it, on a systolic array the streaming dimension N · Ho · Wo.
 */
export function streamingFactor({ timeSteps = 1 }: Pick<Network, "timeSteps">): number {
  return timeSteps;
}

/** Spiking neurons of a layer: its own outputs, before any pooling; 0 where it does not spike. */
export function spikingNeurons({ shape, spiking, activations }: Layer): number {
  if (spiking !== true) return 0;
  if (shape?.kind !== "convolution") return activations;
  const [height, width] = convolutionOutput(shape);
  return shape.outChannels * height * width;
}

/**
 * Prices with what the neurons themselves cost: a leaky neuron is a first-order filter, whose pass over N · T · C · H · W
 * numbers takes one operation of `perOperation` each, once in the forward and once, as its adjoint, in the backward: with
 * the activation gradient, or with the weight gradient of a layer 0 that computes none.
 */
export function withNeuronPasses<P extends TaskPrices>(
  prices: P,
  network: Network,
  { batchSize, firstGradient }: Training,
  perOperation = 1,
): P {
  if (!network.layers.some(({ spiking }) => spiking)) return prices;
  const samples = batchSize * streamingFactor(network);
  const passes = network.layers.map((layer) => spikingNeurons(layer) * samples * perOperation);
  const onWeights = (layer: number) => layer === 0 && !firstGradient;
  return {
    ...prices,
    forward: prices.forward.map((price, l) => price + passes[l]),
    activationGradient: prices.activationGradient.map((price, l) => price + (onWeights(l) ? 0 : passes[l])),
    weightGradient: prices.weightGradient.map((price, l) => price + (onWeights(l) ? passes[l] : 0)),
    ...(prices.backward && { backward: prices.backward.map((price, l) => price + passes[l]) }),
  };
}
