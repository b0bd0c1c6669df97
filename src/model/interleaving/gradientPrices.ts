import type { LayerShape, PartShape } from "../shape";
import { type SystolicMachine, systolicTask } from "../systolic/systolicTask";
import { interleavedGradients } from "./interleavedGradients";

/** Cycles of a layer's two gradients for a minibatch. */
export interface GradientPrices {
  readonly activationGradient: number;
  readonly weightGradient: number;
}

/**
 * Prices of two interleaved gradients: together they cost the interleaved cycles, where those are fewer; the activation
 * gradient keeps the share that it has of the separate cycles, in whole cycles, and the weight gradient pays the rest.
 * Operators of a block one by one.
 */
export function interleavedPrices(
  shape: LayerShape,
  batch: number,
  machine: SystolicMachine,
): GradientPrices {
  let activationGradient = 0;
  let weightGradient = 0;
  for (const part of shape.kind === "block" ? shape.parts : [shape]) {
    const prices = partPrices(part, batch, machine);
    activationGradient += prices.activationGradient;
    weightGradient += prices.weightGradient;
  }
  return { activationGradient, weightGradient };
}

/** Prices of two gradients that are computed one after the other. */
export function separatePrices(shape: LayerShape, batch: number, machine: SystolicMachine): GradientPrices {
  return {
    activationGradient: systolicTask(shape, "activationGradient", batch, machine).cycles,
    weightGradient: systolicTask(shape, "weightGradient", batch, machine).cycles,
  };
}

function partPrices(part: PartShape, batch: number, machine: SystolicMachine): GradientPrices {
  const apart = separatePrices(part, batch, machine);
  const together = interleavedGradients(part, batch, machine);
  if (together === undefined || together.cycles.interleaved >= together.cycles.separate) return apart;
  const { separate, interleaved } = together.cycles;
  const activationGradient = Math.round((interleaved * apart.activationGradient) / separate);
  return { activationGradient, weightGradient: interleaved - activationGradient };
}
