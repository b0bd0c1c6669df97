import type { LayerShape } from "./shape";

/**
 * One step of a chain network. Sizes are per sample; a cost model turns them into times. What is not known is absent:
 * a measured profile has no shape, a drawn one has all.
 */
export interface Layer {
  readonly name: string;
  /** What the layer computes; absent for measured and hand-typed layers. */
  readonly shape?: LayerShape;
  /** Multiply-adds of the forward pass for one sample. */
  readonly macs: number;
  /** Its neurons spike: they leak, integrate and fire, and hand on bits. Multiply-adds are then those of one time step. */
  readonly spiking?: boolean;
  /** Trainable numbers (weights and biases). */
  readonly parameters: number;
  /** Numbers in the output activation of one sample. */
  readonly activations: number;
  /** Measured times; present only in networks read from a profile. */
  readonly profile?: LayerProfile;
  /** Times typed by the user, in the network's own unit; read by the `ticks` cost model. */
  readonly times?: LayerTimes;
}

/** Measured times of one minibatch, in milliseconds, and its sizes in bytes (PipeDream's graph.txt, schedules.md 21). */
export interface LayerProfile {
  readonly forwardMs: number;
  /** Backward of the nodes that have parameters: to be split between activation and weight gradient. */
  readonly backwardMs: number;
  /** Backward of the parameter-free nodes that joined this layer: all of it is activation gradient. */
  readonly throughMs: number;
  /** Output of the layer for the whole minibatch. */
  readonly activationBytes: number;
  readonly parameterBytes: number;
}

/** Times of a layer's three tasks for one minibatch, non-negative decimals in one unit of the user's choice. */
export interface LayerTimes {
  readonly forward: number;
  readonly activationGradient: number;
  readonly weightGradient: number;
}
