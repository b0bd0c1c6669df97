import type { Layer } from "./layer";

/** A chain of layers; layers[i] feeds layers[i + 1]. At least one layer. */
export interface Network {
  /** A preset's id, or "own" for anything the user made or opened. */
  readonly id: string;
  readonly name: string;
  readonly layers: readonly Layer[];
  /** Numbers in one input sample. */
  readonly inputs: number;
  /** Where the shapes or measurements come from. */
  readonly source?: string;
  /** What was done to make a chain of it, for instance how branches were ordered; shown to the user. */
  readonly notes?: readonly string[];
  /** The cost model this network wants when it is first chosen ("macs", "profile", "ticks"). */
  readonly preferredCost: string;
  /** Samples in the minibatch that measured or typed times stand for; absent: Training.batchSize of them. */
  readonly measuredBatch?: number;
  /** Name of the unit of `times`, for instance "ms"; default "unit". */
  readonly timeUnit?: string;
  /** Time steps in which every sample passes through a spiking network; default 1. See timeSteps.ts. */
  readonly timeSteps?: number;
  /** Bytes that an activation or a parameter takes; default 4 (float32). */
  readonly bytesPerNumber?: number;
}

/** Bytes of a float32, the format that networks are trained in unless they say otherwise. */
export const FLOAT32_BYTES = 4;
