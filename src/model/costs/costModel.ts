import type { OptionSpec, OptionValues } from "../../base/options";
import type { Refusal } from "../../base/refusal";
import type { Network } from "../network";
import type { Training } from "../problem";
import type { Bytes } from "../units";

/** One way to price a layer's tasks. One file each, one line in index.ts. */
export interface CostModel {
  /** On the command line and in links: never rename. */
  readonly id: string;
  readonly name: string;
  /** Two sentences: what is counted, what is left out. */
  readonly summary: string;
  readonly citation?: string;
  readonly options: readonly OptionSpec[];
  /** Prices of all layers, or a refusal if the network lacks what this model needs. */
  price(network: Network, training: Training, options: OptionValues): LayerCosts | Refusal;
}

/** Prices by layer, in one unit. Columns have one entry per layer; all are finite and not negative. */
export interface LayerCosts {
  /** Singular name of the unit, for instance "multiply-add", "ms", "unit"; and its short form for axes. */
  readonly unit: { readonly name: string; readonly short: string; readonly seconds?: number };
  readonly forward: Float64Array;
  /**
   * Layer 0's is its full price; whether it is paid is decided by Training.firstGradient in buildWorkload. A model whose
   * total is measured reads firstGradient itself and moves layer 0's price to the weight gradient.
   */
  readonly activationGradient: Float64Array;
  readonly weightGradient: Float64Array;
  /** Output activation of each layer for one minibatch. */
  readonly activationBytes: Float64Array;
  /** Gradient of each layer's output for one minibatch; absent: as many bytes as the activation. */
  readonly gradientBytes?: Float64Array;
  /** Input of layer 0 for one minibatch. */
  readonly inputBytes: Bytes;
  readonly weightBytes: Float64Array;
  /**
   * Both gradients of a layer as one task, never more than the two together; absent: their sum. Layer 0's is its full
   * price, as that of its activation gradient.
   */
  readonly backward?: Float64Array;
  /** Decimal digits that matter in the prices: 0 for counts, 3 for milliseconds measured to the microsecond. */
  readonly decimals: number;
}
