import type { LayerCosts } from "./costs/costModel";

/** Prices of a network whose first layer computes no activation gradient: nobody needs that of the input. */
export function withoutFirstGradient(costs: LayerCosts): LayerCosts {
  const { activationGradient, weightGradient, backward } = costs;
  return {
    ...costs,
    activationGradient: activationGradient.with(0, 0),
    ...(backward && { backward: backward.with(0, weightGradient[0]) }),
  };
}
