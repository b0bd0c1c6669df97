import { FLOAT32_BYTES, type Network } from "./network";
import type { Bytes } from "./units";

/** Bytes that travel and are kept; columns by layer. */
export interface NumberBytes {
  readonly activationBytes: Float64Array;
  readonly inputBytes: Bytes;
  readonly weightBytes: Float64Array;
}

/** Bytes of a network's activations for a minibatch of `batch` samples, and of its weights. */
export function numberBytes(network: Network, batch: number): NumberBytes {
  const bytes = network.bytesPerNumber ?? FLOAT32_BYTES;
  return {
    activationBytes: Float64Array.from(network.layers, (layer) => layer.activations * batch * bytes),
    inputBytes: network.inputs * batch * bytes,
    weightBytes: Float64Array.from(network.layers, (layer) => layer.parameters * bytes),
  };
}
