import type { ArrayProblem } from "../../model/costs/arrayProblem";
import { arrayTask, tasksOf } from "../../model/costs/arrayTasks";
import { systolicForward } from "../../model/costs/systolicForward";
import type { LayerShape } from "../../model/shape";
import type { TaskName } from "../../model/systolic/products";
import type { SystolicTask } from "../../model/systolic/systolicTask";
import { formatNumber } from "../../scene/timeUnit";

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

/** The shape that a task computes: the forward's is fused with its pooling where MLCNN is on and that is faster. */
export function taskShape(
  { layers, options, samples, machine }: ArrayProblem,
  layer: number,
  task: TaskName,
): LayerShape {
  const shaped = layers[layer];
  return task === "forward" ? systolicForward(shaped, options, samples, machine).shape : shaped.shape;
}

/** What an array does for every task, each one alone; `besideArray` says what the prices hold that this leaves out. */
export function arrayTable(problem: ArrayProblem): ArrayTable {
  const { machine } = problem;
  const layers = problem.layers.map(({ name }, layer) => ({
    name,
    tasks: tasksOf(problem, layer).map((kind): ArrayRow => {
      const task = arrayTask(problem, layer, kind);
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
