import { checkOptions } from "../base/options";
import { isRefusal } from "../base/refusal";
import { costs } from "../model/costs";
import type { LayerCosts } from "../model/costs/costModel";
import type { Problem } from "../model/problem";
import { withoutFirstGradient } from "../model/withoutFirstGradient";

/** The parts of a problem that prices depend on. */
export type Priced = Pick<Problem, "network" | "training" | "cost">;

/** What each layer costs by the chosen model; undefined where it cannot price them. */
export function layerPrices({ network, training, cost }: Priced): LayerCosts | undefined {
  const model = costs.find(cost.id);
  if (isRefusal(model)) return undefined;
  const options = checkOptions(model.options, cost.options);
  if (isRefusal(options)) return undefined;
  const prices = model.price(network, training, options);
  return isRefusal(prices) ? undefined : prices;
}

/** The same as they are scheduled: without a first activation gradient that nobody computes. */
export function paidPrices(problem: Priced): LayerCosts | undefined {
  const prices = layerPrices(problem);
  return prices && paid(prices, problem);
}

/** Prices as they are scheduled. */
export function paid(prices: LayerCosts, { training }: Pick<Priced, "training">): LayerCosts {
  return training.firstGradient ? prices : withoutFirstGradient(prices);
}

/** The three prices of a layer, in the order of the chart's legend. */
export const PRICE_KINDS = ["forward", "activationGradient", "weightGradient"] as const;

/** A task that a layer's price is made of. */
export type PriceKind = (typeof PRICE_KINDS)[number] | "backward";

/** The tasks that a layer's price is made of, in the order of the legend: gradients apart, or as one task where they are interleaved. */
export function priceKinds({ backward }: Pick<LayerCosts, "backward">): readonly PriceKind[] {
  return backward === undefined ? PRICE_KINDS : ["forward", "backward"];
}

/** What one of its tasks costs. */
export function priceOf(prices: LayerCosts, kind: PriceKind, layer: number): number {
  return prices[kind]?.[layer] ?? 0;
}

/** What the dearest layer costs, all its tasks together. */
export function dearest(prices: LayerCosts): number {
  let most = 0;
  for (let layer = 0; layer < prices.forward.length; layer++) most = Math.max(most, totalOf(prices, layer));
  return most;
}

/** What a layer costs, all its tasks together. */
export function totalOf(prices: LayerCosts, layer: number): number {
  return priceKinds(prices).reduce((sum, kind) => sum + priceOf(prices, kind, layer), 0);
}
