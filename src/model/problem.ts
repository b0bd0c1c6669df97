import type { OptionValues } from "../base/options";
import type { Machine } from "./machine";
import type { Network } from "./network";

/** What the user defines, before any schedule is chosen. Equal problems give equal schedules. Plain data: it is the saved file. */
export interface Problem {
  readonly network: Network;
  readonly machine: Machine;
  readonly training: Training;
  readonly cost: { readonly id: string; readonly options: OptionValues };
}

/** How much is trained. */
export interface Training {
  /** Minibatches in asynchronous families; microbatches of one batch in flushing ones. */
  readonly microbatches: number;
  /** Batches in a row, each of `microbatches`. */
  readonly batches: number;
  /** Samples in a minibatch (microbatch). A profile's times are for its own minibatch and ignore this. */
  readonly batchSize: number;
  /** Whether layer 0 computes an activation gradient, which nobody needs. */
  readonly firstGradient: boolean;
}
