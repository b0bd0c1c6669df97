import { FLOAT32_BYTES } from "../network";
import type { LayerShape } from "../shape";
import type { ArraySize } from "./arraySize";
import { type Dataflow, type SpatialMapping, spatialMapping } from "./dataflow";
import { type EnergyTable, energyOf, energyTables } from "./energy";
import { foldCycles, type OsFormula } from "./foldCycles";
import { foldGrid } from "./folds";
import { type Gemm, gemmMacs } from "./gemm";
import { type TaskName, taskProducts } from "./products";
import { sramAccesses } from "./sramAccesses";

/** An array and how it is used. */
export interface SystolicMachine {
  readonly array: ArraySize;
  /** "training": weights stay in F and G, outputs in dW (layerpipe.md 7); or one dataflow for all three tasks. */
  readonly dataflow: Dataflow | "training";
  readonly osFormula: OsFormula;
}

/** One matrix product on the array. */
export interface ProductRun {
  readonly gemm: Gemm;
  readonly dataflow: Dataflow;
  readonly mapping: SpatialMapping;
  /** Loads of the array, over all repetitions. */
  readonly folds: number;
  readonly cyclesPerFold: number;
  readonly cycles: number;
}

/** What a layer's task does on an array, for one minibatch. Cycles of all products, one after another. */
export interface SystolicTask {
  readonly products: readonly ProductRun[];
  readonly folds: number;
  readonly cycles: number;
  readonly macs: number;
  /** Multiply-adds ÷ (cycles × processing elements); 0 for a task without work. */
  readonly utilization: number;
  /** Words that the array reads from, and writes to, the memory on its chip. */
  readonly sramReads: number;
  readonly sramWrites: number;
  /** Traffic off the chip if every tensor crosses once: a lower bound, reached where the chip's memory is large enough. */
  readonly dramBytes: number;
  /** In the unit of the energy table. */
  readonly energy: number;
}

/** The dataflow of a task on this machine. */
function dataflowOf(machine: SystolicMachine, task: TaskName): Dataflow {
  if (machine.dataflow !== "training") return machine.dataflow;
  return task === "weightGradient" ? "os" : "ws";
}

/** One product on the array, fold after fold, without overlap between folds. */
export function runProduct(gemm: Gemm, dataflow: Dataflow, machine: SystolicMachine): ProductRun {
  const mapping = spatialMapping(gemm, dataflow);
  const [rowFolds, columnFolds] = foldGrid(mapping, machine.array);
  const folds = rowFolds * columnFolds * gemm.count;
  const cyclesPerFold = foldCycles(machine.array, mapping.stream, dataflow, machine.osFormula);
  return { gemm, dataflow, mapping, folds, cyclesPerFold, cycles: folds * cyclesPerFold };
}

/** A layer's task on an array, for a minibatch of `batch` samples: a block's parts one after another. */
export function systolicTask(
  shape: LayerShape,
  task: TaskName,
  batch: number,
  machine: SystolicMachine,
  energy: EnergyTable = energyTables.horowitz,
): SystolicTask {
  const parts = shape.kind === "block" ? shape.parts : [shape];
  const needed = parts.map((part) => taskProducts(part, task, batch));
  const products = needed.flatMap(({ gemms }) =>
    gemms.map((gemm) => runProduct(gemm, dataflowOf(machine, task), machine)),
  );
  const accesses = products.map(({ mapping, dataflow, gemm }) => {
    const { reads, writes } = sramAccesses(mapping, machine.array, dataflow);
    return { reads: reads * gemm.count, writes: writes * gemm.count };
  });
  const cycles = sum(products, (product) => product.cycles);
  const macs = sum(products, (product) => gemmMacs(product.gemm));
  const sramReads = sum(accesses, ({ reads }) => reads);
  const sramWrites = sum(accesses, ({ writes }) => writes);
  const dramWords = sum(needed, ({ tensorWords }) => tensorWords);
  return {
    products,
    folds: sum(products, (product) => product.folds),
    cycles,
    macs,
    utilization: cycles === 0 ? 0 : macs / (cycles * machine.array.rows * machine.array.columns),
    sramReads,
    sramWrites,
    dramBytes: dramWords * FLOAT32_BYTES,
    energy: energyOf({ macs, sramWords: sramReads + sramWrites, dramWords }, energy),
  };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
