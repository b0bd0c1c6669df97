import type { LayerCosts } from "../../model/costs/costModel";
import type { Network } from "../../model/network";
import type { Problem } from "../../model/problem";
import { streamLength } from "../../model/spiking/streamLength";
import { streamingFactor } from "../../model/timeSteps";
import { layerPrices } from "../../state/layerPrices";

/** What a task costs, and how much of that is the pass of the neurons' filter; in the cost model's unit. */
export interface FilterShare {
  readonly price: number;
  readonly pass: number;
}

/** What crosses a cut for one minibatch, in bytes. */
export interface CutBytes {
  readonly forward: number;
  readonly backward: number;
}

/** A layer as time steps go through it. */
export interface SpikeRow {
  readonly name: string;
  readonly timeSteps: number;
  /** What streams through an array that holds its weights; undefined where nothing is multiplied or no shape is known. */
  readonly stream: number | undefined;
  readonly forward: FilterShare;
  /** Of both gradients. */
  readonly gradients: FilterShare;
  /** Behind the layer; undefined behind the last. */
  readonly cut: CutBytes | undefined;
}

/** A spiking network layer by layer. */
export interface SpikeTable {
  readonly rows: readonly SpikeRow[];
  /** Of all layers; all cuts together are what a processor for every layer would send. */
  readonly sum: Pick<SpikeRow, "forward" | "gradients"> & { readonly cut: CutBytes };
  /** Bytes, forth and back, of the cut with the most. */
  readonly mostBytes: number;
}

/** Whether samples go through a network in time steps. */
export function hasTimeSteps({ timeSteps, layers }: Network): boolean {
  return timeSteps !== undefined || layers.some(({ spiking }) => spiking);
}

/** What time steps, neurons and spikes make of a problem's layers; undefined where its costs do not price them. */
export function spikeTable(problem: Problem): SpikeTable | undefined {
  const prices = layerPrices(problem);
  const passes = filterPasses(problem);
  if (prices === undefined || passes === undefined) return undefined;
  const { network, training } = problem;
  const { activationBytes, gradientBytes = activationBytes } = prices;
  const isPaid = (layer: number) => layer > 0 || training.firstGradient;
  const gradients = (of: TaskPrices, layer: number) =>
    (isPaid(layer) ? of.activationGradient[layer] : 0) + of.weightGradient[layer];
  const rows = network.layers.map(
    (layer, l): SpikeRow => ({
      name: layer.name,
      timeSteps: streamingFactor(network),
      stream: streamLength(layer, network, training.batchSize),
      forward: { price: prices.forward[l], pass: passes.forward[l] },
      gradients: { price: gradients(prices, l), pass: gradients(passes, l) },
      cut:
        l === network.layers.length - 1
          ? undefined
          : { forward: activationBytes[l], backward: gradientBytes[l] },
    }),
  );
  const cuts = rows.flatMap(({ cut }) => cut ?? []);
  return {
    rows,
    sum: {
      forward: added(rows.map(({ forward }) => forward)),
      gradients: added(rows.map((row) => row.gradients)),
      cut: cuts.reduce(
        (sum, { forward, backward }) => ({
          forward: sum.forward + forward,
          backward: sum.backward + backward,
        }),
        { forward: 0, backward: 0 },
      ),
    },
    mostBytes: cuts.reduce((most, { forward, backward }) => Math.max(most, forward + backward), 0),
  };
}

type TaskPrices = Pick<LayerCosts, "forward" | "activationGradient" | "weightGradient">;

/**
 * What the filter's passes cost: the prices less those of the same layers without neurons. Fused pooling is left out of
 * both, because only layers without neurons can be fused.
 */
function filterPasses(problem: Problem): TaskPrices | undefined {
  const { network, cost } = problem;
  const { mlcnn: _fused, ...options } = cost.options;
  const unfused = { ...problem, cost: { ...cost, options } };
  const layers = network.layers.map(({ spiking: _neurons, ...layer }) => layer);
  const prices = layerPrices(unfused);
  const without = layerPrices({ ...unfused, network: { ...network, layers } });
  if (prices === undefined || without === undefined) return undefined;
  const less = (kind: keyof TaskPrices) =>
    prices[kind].map((price, layer) => Math.max(0, price - without[kind][layer]));
  return {
    forward: less("forward"),
    activationGradient: less("activationGradient"),
    weightGradient: less("weightGradient"),
  };
}

function added(shares: readonly FilterShare[]): FilterShare {
  return {
    price: shares.reduce((sum, { price }) => sum + price, 0),
    pass: shares.reduce((sum, { pass }) => sum + pass, 0),
  };
}

/** Share of the price that is the filter's pass, 0 to 1. */
export function passShare({ price, pass }: FilterShare): number {
  return price === 0 ? 0 : pass / price;
}
