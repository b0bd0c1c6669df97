import { forwardShape } from "../../model/costs/mlcnn";
import type { LayerShape } from "../../model/shape";
import type { EnergyTable } from "../../model/systolic/energy";
import type { TaskName } from "../../model/systolic/products";
import { type SystolicTask, systolicTask } from "../../model/systolic/systolicTask";
import { formatNumber } from "../../scene/timeUnit";
import { PRICE_KINDS } from "../../state/layerPrices";
import type { ArrayProblem } from "./arrayProblem";

/** What the array does for one of a layer's tasks. */
export interface ArrayRow
  extends Pick<SystolicTask, "folds" | "cycles" | "macs" | "utilization" | "dramBytes"> {
  readonly kind: TaskName;
  /** "36 × 3119", or how many products have folds of different lengths. */
  readonly foldsInWords: string;
  readonly sramReads: number;
  readonly sramWrites: number;
  /** In the unit of the energy table. */
  readonly energy: number;
}

/** The tasks of one layer that the array carries out. */
export interface ArrayLayer {
  readonly name: string;
  readonly tasks: readonly ArrayRow[];
}

/** Everything on the array, layer by layer, and all of it together. */
export interface ArrayTable {
  readonly layers: readonly ArrayLayer[];
  readonly sum: Omit<ArrayRow, "kind" | "foldsInWords">;
}

/** The shape that a task computes: the forward's is fused with its pooling where MLCNN is on. */
export function taskShape(problem: ArrayProblem, layer: number, task: TaskName): LayerShape {
  const shaped = problem.layers[layer];
  return task === "forward" ? forwardShape(shaped, problem.options) : shaped.shape;
}

/** The tasks that a layer has: a first layer computes no activation gradient unless it is asked to. */
export function tasksOf({ firstGradient }: ArrayProblem, layer: number): readonly TaskName[] {
  return PRICE_KINDS.filter((kind) => kind !== "activationGradient" || layer > 0 || firstGradient);
}

/** What an array does for every task, each one alone: without interleaving, low precision or the neurons' own updates. */
export function arrayTable(problem: ArrayProblem, energy: EnergyTable): ArrayTable {
  const { machine, samples } = problem;
  const layers = problem.layers.map(({ name }, layer) => ({
    name,
    tasks: tasksOf(problem, layer).map((kind): ArrayRow => {
      const task = systolicTask(taskShape(problem, layer, kind), kind, samples, machine, energy);
      return { ...task, kind, foldsInWords: foldsInWords(task) };
    }),
  }));
  const all = layers.flatMap(({ tasks }) => tasks);
  const sumOf = (of: (row: ArrayRow) => number) => all.reduce((sum, row) => sum + of(row), 0);
  const cycles = sumOf((row) => row.cycles);
  const macs = sumOf((row) => row.macs);
  const elements = machine.array.rows * machine.array.columns;
  return {
    layers,
    sum: {
      folds: sumOf((row) => row.folds),
      cycles,
      macs,
      utilization: cycles === 0 ? 0 : macs / (cycles * elements),
      sramReads: sumOf((row) => row.sramReads),
      sramWrites: sumOf((row) => row.sramWrites),
      dramBytes: sumOf((row) => row.dramBytes),
      energy: sumOf((row) => row.energy),
    },
  };
}

function foldsInWords({ products, folds }: SystolicTask): string {
  if (products.length === 0) return "–";
  const lengths = new Set(products.map(({ cyclesPerFold }) => cyclesPerFold));
  return lengths.size === 1
    ? `${count(folds)} × ${count(products[0].cyclesPerFold)}`
    : `${count(folds)} of ${lengths.size} lengths`;
}

function count(folds: number): string {
  return formatNumber(folds, 15);
}
