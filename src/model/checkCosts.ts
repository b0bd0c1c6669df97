import { type Refusal, refuse } from "../base/refusal";
import type { LayerCosts } from "./costs/costModel";
import type { Network } from "./network";

/** The columns of prices and sizes, with what to call an entry. */
const COLUMNS = [
  ["forward", "The cost of the forward"],
  ["activationGradient", "The cost of the activation gradient"],
  ["weightGradient", "The cost of the weight gradient"],
  ["backward", "The cost of both gradients as one task"],
  ["activationBytes", "The activation's size"],
  ["gradientBytes", "The gradient's size"],
  ["weightBytes", "The weights' size"],
] as const;

/** The first price or size that is not a number from 0 to 2^53; undefined if all are. */
export function checkCosts(network: Network, costs: LayerCosts): Refusal | undefined {
  for (const [column, what] of COLUMNS) {
    const values = costs[column] ?? [];
    const bad = values.findIndex((value) => !isCountable(value));
    if (bad === -1) continue;
    return refuse(
      `${what} of layer "${network.layers[bad].name}" is ${values[bad]}; it has to be a number from 0 to 2^53.`,
      "network",
    );
  }
  if (isCountable(costs.inputBytes)) return undefined;
  return refuse(
    `The input's size is ${costs.inputBytes} bytes; it has to be a number from 0 to 2^53.`,
    "network",
  );
}

function isCountable(value: number): boolean {
  return value >= 0 && value <= 2 ** 53;
}
