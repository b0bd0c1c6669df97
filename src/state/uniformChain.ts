import { isRefusal } from "../base/refusal";
import type { LayerTimes } from "../model/layer";
import type { Network } from "../model/network";
import { uniformNetwork } from "../model/uniform";
import type { EditOptions } from "./documentStore";
import { networkEdited, networkReplaced } from "./problemEdits";

/** A chain of equal layers, by what makes it. */
export interface UniformChain {
  readonly layers: number;
  readonly times: LayerTimes;
}

/** What a new chain is: small enough to count the boxes. */
const START: UniformChain = { layers: 8, times: { forward: 1, activationGradient: 1, weightGradient: 1 } };

/** The chain that a network is, if it is one: with equal layers and nothing else to them. */
export function uniformChainOf({ id, layers, preferredCost }: Network): UniformChain | undefined {
  const times = layers[0]?.times;
  if (id !== "own" || preferredCost !== "ticks" || times === undefined) return undefined;
  const isEqual = layers.every(
    (layer, index) =>
      layer.name === `layer ${index}` &&
      layer.macs === 0 &&
      layer.times?.forward === times.forward &&
      layer.times.activationGradient === times.activationGradient &&
      layer.times.weightGradient === times.weightGradient,
  );
  return isEqual ? { layers: layers.length, times } : undefined;
}

/** A chain of equal layers takes the network's place; its first layer is like the others, gradient and all. */
export function uniformChosen(): void {
  const network = uniformNetwork(START.layers, START.times);
  if (isRefusal(network)) return;
  networkReplaced((problem) => ({
    ...problem,
    network,
    cost: { id: network.preferredCost, options: {} },
    training: { ...problem.training, firstGradient: true },
  }));
}

/** Makes the chain longer or shorter, or its layers dearer or cheaper. */
export function uniformChanged(chain: UniformChain, options: EditOptions): void {
  const network = uniformNetwork(chain.layers, chain.times);
  if (!isRefusal(network)) networkEdited(network, options);
}
