import type { Refusal } from "../../../base/refusal";
import { recostLayer } from "../../../model/editNetwork";
import type { Layer, LayerProfile, LayerTimes } from "../../../model/layer";
import type { Network } from "../../../model/network";
import type { Problem } from "../../../model/problem";
import type { NumberRange } from "../../common/parseNumber";

/** A column of numbers in the layer table. */
export interface LayerColumn {
  readonly id: string;
  readonly name: string;
  readonly range: NumberRange;
  readonly read: (layer: Layer) => number | undefined;
  /** Absent: what was measured is not retyped. */
  readonly write?: (network: Network, layer: number, value: number) => Network | Refusal;
}

/** Columns that are looked at together. */
export interface ColumnSet {
  readonly id: string;
  readonly name: string;
  readonly help: string;
  readonly columns: readonly LayerColumn[];
  readonly isFor: (network: Network) => boolean;
}

const COUNT = { min: 0, max: 1e15, whole: true };
const TIME = { min: 0, max: Number.MAX_VALUE, whole: false };
const NO_TIMES: LayerTimes = { forward: 0, activationGradient: 0, weightGradient: 0 };

function size(id: "macs" | "parameters" | "activations", name: string, what: string): LayerColumn {
  return {
    id,
    name,
    range: { what, ...COUNT },
    read: (layer) => layer[id],
    write: (network, layer, value) => recostLayer(network, layer, { [id]: value }),
  };
}

function time(id: keyof LayerTimes, name: string): LayerColumn {
  return {
    id,
    name,
    range: { what: `The time of the ${name.toLowerCase()}`, ...TIME },
    read: (layer) => layer.times?.[id],
    write: (network, layer, value) =>
      recostLayer(network, layer, { times: { ...(network.layers[layer].times ?? NO_TIMES), [id]: value } }),
  };
}

function measured(id: keyof LayerProfile, name: string): LayerColumn {
  return { id, name, range: { what: name, ...TIME }, read: (layer) => layer.profile?.[id] };
}

/** The ways to look at the layers. */
export const COLUMN_SETS: readonly ColumnSet[] = [
  {
    id: "sizes",
    name: "Sizes",
    help: "For one sample. Activations are what the layer sends to the next.",
    columns: [
      size("macs", "Multiply-adds", "The number of multiply-adds"),
      size("parameters", "Parameters", "The number of parameters"),
      size("activations", "Activations", "The number of activations"),
    ],
    isFor: () => true,
  },
  {
    id: "times",
    name: "Typed times",
    help: 'For one minibatch, in any unit; used by the cost model "Typed times".',
    columns: [
      time("forward", "Forward"),
      time("activationGradient", "Activation gradient"),
      time("weightGradient", "Weight gradient"),
    ],
    isFor: () => true,
  },
  {
    id: "profile",
    name: "Measured",
    help: "Milliseconds for one minibatch, as the profile has them.",
    columns: [
      measured("forwardMs", "Forward"),
      measured("backwardMs", "Backward"),
      measured("throughMs", "Backward, no weights"),
    ],
    isFor: (network) => network.layers.some((layer) => layer.profile !== undefined),
  },
];

const [SIZES, TIMES, PROFILE] = COLUMN_SETS;

/** The columns that the chosen cost model reads. */
export function setFor({ cost }: Problem): ColumnSet {
  if (cost.id === "ticks") return TIMES;
  return cost.id === "profile" ? PROFILE : SIZES;
}
