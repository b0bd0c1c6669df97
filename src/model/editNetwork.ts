import { assert } from "../base/assert";
import { type Refusal, refuse } from "../base/refusal";
import type { Layer, LayerTimes } from "./layer";
import { MAX_LAYERS } from "./limits";
import type { Network } from "./network";
import type { LayerIndex } from "./units";
import { wholeNumberProblem } from "./wholeNumberProblem";

/** What the layer table lets the user retype. */
export interface LayerSizes {
  readonly macs?: number;
  readonly parameters?: number;
  readonly activations?: number;
  readonly times?: LayerTimes;
}

/** Puts a layer before the one at `index`, or at the end. */
export function addLayer(network: Network, index: LayerIndex, layer: Layer): Network | Refusal {
  assert(index >= 0 && index <= network.layers.length, `no place ${index} for a layer`);
  if (network.layers.length >= MAX_LAYERS)
    return refuse(`A network has at most ${MAX_LAYERS} layers.`, "network");
  const wrong = checkName(layer.name) ?? checkSizes(layer);
  return wrong ?? own(network, network.layers.toSpliced(index, 0, layer));
}

/** Takes a layer out; the last one left stays. */
export function removeLayer(network: Network, index: LayerIndex): Network | Refusal {
  assertLayer(network, index);
  if (network.layers.length === 1)
    return refuse("A network has at least 1 layer; this is the last.", "network");
  return own(network, network.layers.toSpliced(index, 1));
}

/** Moves the layer at `from` so that it stands at `to`. */
export function moveLayer(network: Network, from: LayerIndex, to: LayerIndex): Network {
  assertLayer(network, from);
  assertLayer(network, to);
  if (from === to) return network;
  return own(network, network.layers.toSpliced(from, 1).toSpliced(to, 0, network.layers[from]));
}

/** Gives a layer another name. */
export function renameLayer(network: Network, index: LayerIndex, name: string): Network | Refusal {
  assertLayer(network, index);
  if (name === network.layers[index].name) return network;
  return checkName(name) ?? own(network, network.layers.with(index, { ...network.layers[index], name }));
}

/** Changes what a layer costs. A shape tells its own sizes, so a layer whose sizes are retyped loses it. */
export function recostLayer(network: Network, index: LayerIndex, sizes: LayerSizes): Network | Refusal {
  assertLayer(network, index);
  const wrong = checkSizes(sizes);
  if (wrong !== undefined) return wrong;
  const { shape, ...layer } = network.layers[index];
  const recosted: Layer = {
    ...layer,
    macs: sizes.macs ?? layer.macs,
    parameters: sizes.parameters ?? layer.parameters,
    activations: sizes.activations ?? layer.activations,
    ...(sizes.times !== undefined && { times: sizes.times }),
  };
  const resized = (["macs", "parameters", "activations"] as const).some(
    (size) => recosted[size] !== layer[size],
  );
  const keepsShape = shape !== undefined && !resized;
  return own(network, network.layers.with(index, keepsShape ? { ...recosted, shape } : recosted));
}

/** A changed preset is no preset any more and says so in its name. */
function own(network: Network, layers: readonly Layer[]): Network {
  const name = network.id === "own" ? network.name : `${network.name}, edited`;
  return { ...network, id: "own", name, layers };
}

function assertLayer(network: Network, index: LayerIndex) {
  assert(index >= 0 && index < network.layers.length, `there is no layer ${index}`);
}

function checkName(name: string): Refusal | undefined {
  return name.trim() === "" ? refuse("A layer's name has at least one letter.", "name") : undefined;
}

function checkSizes(sizes: LayerSizes): Refusal | undefined {
  for (const size of ["macs", "parameters", "activations"] as const) {
    const wrong = wholeNumberProblem(`The number of ${size}`, sizes[size] ?? 0, 0, Number.MAX_SAFE_INTEGER);
    if (wrong !== undefined) return refuse(wrong, size);
  }
  const times = Object.entries(sizes.times ?? {});
  const bad = times.find(([, time]) => !(Number.isFinite(time) && time >= 0));
  return bad && refuse(`A time is a number from 0 on, not ${bad[1]}; the nearest is 0.`, bad[0]);
}
