import type { LayerShape, PartShape } from "../shape";
import { type SystolicMachine, systolicTask } from "../systolic/systolicTask";
import { interleavedGradients } from "./interleavedGradients";

/** Cycles of a layer's two gradients for a minibatch. */
export interface GradientPrices {
  readonly activationGradient: number;
  readonly weightGradient: number;
}

/** Prices of two gradients that are computed one after the other. */
export function separatePrices(shape: LayerShape, batch: number, machine: SystolicMachine): GradientPrices {
  return {
    activationGradient: systolicTask(shape, "activationGradient", batch, machine).cycles,
    weightGradient: systolicTask(shape, "weightGradient", batch, machine).cycles,
  };
}

/**
 * Cycles of a layer's two gradients as one interleaved task, where that is less than one after the other; operators of a
 * block one by one.
 */
export function interleavedPrice(shape: LayerShape, batch: number, machine: SystolicMachine): number {
  const parts = shape.kind === "block" ? shape.parts : [shape];
  return parts.reduce((sum, part) => sum + partPrice(part, batch, machine), 0);
}

function partPrice(part: PartShape, batch: number, machine: SystolicMachine): number {
  const { activationGradient, weightGradient } = separatePrices(part, batch, machine);
  const together = interleavedGradients(part, batch, machine)?.cycles.interleaved;
  return Math.min(activationGradient + weightGradient, together ?? Number.POSITIVE_INFINITY);
}
