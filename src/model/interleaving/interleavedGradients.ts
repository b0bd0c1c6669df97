import type { PartShape } from "../shape";
import { foldGrid } from "../systolic/folds";
import { gemmMacs } from "../systolic/gemm";
import { taskProducts } from "../systolic/products";
import { runProduct, type SystolicMachine } from "../systolic/systolicTask";
import { type Gradients, gradientAccesses, gradientTransfers, tileCycles } from "./tile";

/** Both gradients of one operator for a minibatch. */
export interface InterleavedGradients {
  /** Cycles of the array. */
  readonly cycles: Gradients;
  /** Words read from and written to the memory on its chip, the update of the weights included. */
  readonly accesses: Gradients;
  /** Words between the chip and the memory beside it, the update included. */
  readonly transfers: Gradients;
  /** Multiply-adds, the same both ways. */
  readonly macs: number;
}

/**
 * What interleaving makes of an operator's two gradients (layerpipe.md 5, a reconstruction): one walk over the activation
 * gradient's tiles of weights, each for the whole stream, which is B samples of a fully connected operator and N · Ho · Wo
 * positions of a convolution. Separate gradients keep weights in G and outputs in dW. Undefined for an operator without
 * both gradients: there is nothing to interleave.
 */
export function interleavedGradients(
  part: PartShape,
  batch: number,
  machine: SystolicMachine,
): InterleavedGradients | undefined {
  const { gemms, tensorWords } = taskProducts(part, "activationGradient", batch);
  const [activation] = gemms;
  const [weight] = taskProducts(part, "weightGradient", batch).gemms;
  if (activation === undefined || weight === undefined) return undefined;
  const walk = runProduct(activation, "ws", machine);
  const other = runProduct(weight, "os", machine);
  const { rows, columns, stream } = walk.mapping;
  const [rowFolds, columnFolds] = foldGrid(walk.mapping, machine.array);
  const weights = rows * columns * activation.count;
  const outputGradients = rows * stream * activation.count;
  return {
    cycles: {
      separate: walk.cycles + other.cycles,
      interleaved: walk.folds * tileCycles(machine.array, stream).interleaved,
    },
    accesses: gradientAccesses({
      weights,
      outputGradients: outputGradients * columnFolds,
      inputs: columns * stream * rowFolds * activation.count,
    }),
    transfers: gradientTransfers({
      weights,
      outputGradients,
      inputs: tensorWords - weights - outputGradients,
    }),
    macs: gemmMacs(activation) + gemmMacs(weight),
  };
}
