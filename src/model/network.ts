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
  /** The measured minibatch size of a profile; its costs are for the whole minibatch. */
  readonly measuredBatch?: number;
  /** Name of the unit of `times`, for instance "ms"; default "unit". */
  readonly timeUnit?: string;
}
