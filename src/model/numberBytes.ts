import type { Layer } from "./layer";
import { FLOAT32_BYTES, type Network } from "./network";
import { streamingFactor } from "./timeSteps";
import type { Bytes } from "./units";

/** Bytes that travel and are kept; columns by layer. */
export interface NumberBytes {
  readonly activationBytes: Float64Array;
  /** Present where gradients and activations differ. */
  readonly gradientBytes?: Float64Array;
  readonly inputBytes: Bytes;
  readonly weightBytes: Float64Array;
}

/** A spike is a bit. */
const SPIKE_BYTES = 1 / 8;

/**
 * Bytes of a network's activations for a minibatch of `batch` samples, and of its weights. A spiking layer hands on a bit
 * for each neuron and time step and gets back a full gradient for each; the input stands still, and enters once.
 */
export function numberBytes(network: Network, batch: number): NumberBytes {
  const bytes = network.bytesPerNumber ?? FLOAT32_BYTES;
  const samples = batch * streamingFactor(network);
  const spiking = network.layers.some((layer) => layer.spiking);
  const outputs = (bytesOf: (layer: Layer) => number) =>
    Float64Array.from(network.layers, (layer) => layer.activations * samples * bytesOf(layer));
  return {
    activationBytes: outputs((layer) => (layer.spiking ? SPIKE_BYTES : bytes)),
    ...(spiking && { gradientBytes: outputs(() => bytes) }),
    inputBytes: network.inputs * batch * bytes,
    weightBytes: Float64Array.from(network.layers, (layer) => layer.parameters * bytes),
  };
}
