import type { ArrayProblem } from "../../model/costs/arrayProblem";
import { tasksOf } from "../../model/costs/arrayTasks";
import { addedEfforts, type GradientEffort, gradientEffort } from "../../model/interleaving/gradientEffort";
import type { Gradients } from "../../model/interleaving/tile";

/** What interleaving would save on this array, layer by layer. */
export interface InterleavingTable {
  /** `row` is undefined for a layer that has nothing to interleave. */
  readonly layers: readonly { readonly name: string; readonly row: GradientEffort | undefined }[];
  readonly sum: GradientEffort;
  /** Fully connected layers only; undefined if there are none. */
  readonly dense: GradientEffort | undefined;
}

/** Compares both ways of computing gradients. Where interleaving takes more cycles a layer keeps them apart, as in the price. */
export function interleavingTable(problem: ArrayProblem): InterleavingTable {
  const { samples, machine, energy } = problem;
  const layers = problem.layers.map(({ name, shape }, layer) => {
    const hasBoth = tasksOf(problem, layer).includes("activationGradient");
    return { name, shape, row: hasBoth ? gradientEffort(shape, samples, machine, energy) : undefined };
  });
  const dense = layers.flatMap(({ shape, row }) => (shape.kind === "dense" && row ? row : []));
  return {
    layers: layers.map(({ name, row }) => ({ name, row })),
    sum: addedEfforts(layers.flatMap(({ row }) => row ?? [])),
    dense: dense.length === 0 ? undefined : addedEfforts(dense),
  };
}

/** How many times less the interleaved gradients take; 1 where there are none. */
export function factorOf({ separate, interleaved }: Gradients): number {
  return interleaved === 0 ? 1 : separate / interleaved;
}

/** Share that interleaving saves, in percent; 0 where there is nothing. */
export function savedPercent({ separate, interleaved }: Gradients): number {
  return separate === 0 ? 0 : 100 * (1 - interleaved / separate);
}
