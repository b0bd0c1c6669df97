import { interleavedPrices, separatePrices } from "../../model/interleaving/gradientPrices";
import { interleavedGradients } from "../../model/interleaving/interleavedGradients";
import type { Gradients } from "../../model/interleaving/tile";
import type { LayerShape } from "../../model/shape";
import type { ArrayProblem } from "./arrayProblem";
import { tasksOf } from "./arrayTable";

/** Both gradients of a layer, one after the other and interleaved. */
export interface InterleavingRow {
  readonly cycles: Gradients;
  /** Words read from and written to the memory on the chip, the update of the weights included. */
  readonly accesses: Gradients;
}

/** What interleaving would save on this array, layer by layer. */
export interface InterleavingTable {
  /** `row` is undefined for a layer that has nothing to interleave. */
  readonly layers: readonly { readonly name: string; readonly row: InterleavingRow | undefined }[];
  readonly sum: InterleavingRow;
  /** Fully connected layers only; undefined if there are none. */
  readonly dense: InterleavingRow | undefined;
}

/** Compares both ways of computing gradients. Where interleaving takes more cycles a layer keeps them apart, as in the price. */
export function interleavingTable(problem: ArrayProblem): InterleavingTable {
  const layers = problem.layers.map(({ name, shape }, layer) => {
    const hasBoth = tasksOf(problem, layer).includes("activationGradient");
    return { name, shape, row: hasBoth ? rowOf(shape, problem) : undefined };
  });
  const rows = layers.flatMap(({ row }) => row ?? []);
  const dense = layers.flatMap(({ shape, row }) => (shape.kind === "dense" && row ? row : []));
  return {
    layers: layers.map(({ name, row }) => ({ name, row })),
    sum: sumOf(rows),
    dense: dense.length === 0 ? undefined : sumOf(dense),
  };
}

function rowOf(shape: LayerShape, { samples, machine }: ArrayProblem): InterleavingRow | undefined {
  const parts = shape.kind === "block" ? shape.parts : [shape];
  const accesses = parts.flatMap((part) => interleavedGradients(part, samples, machine)?.accesses ?? []);
  if (accesses.length === 0) return undefined;
  const total = (prices: ReturnType<typeof separatePrices>) =>
    prices.activationGradient + prices.weightGradient;
  return {
    cycles: {
      separate: total(separatePrices(shape, samples, machine)),
      interleaved: total(interleavedPrices(shape, samples, machine)),
    },
    accesses: added(accesses),
  };
}

function sumOf(rows: readonly InterleavingRow[]): InterleavingRow {
  return {
    cycles: added(rows.map(({ cycles }) => cycles)),
    accesses: added(rows.map(({ accesses }) => accesses)),
  };
}

function added(all: readonly Gradients[]): Gradients {
  return {
    separate: all.reduce((sum, { separate }) => sum + separate, 0),
    interleaved: all.reduce((sum, { interleaved }) => sum + interleaved, 0),
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
