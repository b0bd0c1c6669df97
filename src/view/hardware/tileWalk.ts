import type { ArrayProblem } from "../../model/costs/arrayProblem";
import type { PartShape } from "../../model/shape";
import type { ArraySize } from "../../model/systolic/arraySize";
import type { Dataflow } from "../../model/systolic/dataflow";
import { foldGrid } from "../../model/systolic/folds";
import type { TaskName } from "../../model/systolic/products";
import { type ProductRun, systolicTask } from "../../model/systolic/systolicTask";
import { taskShape } from "./arrayTable";
import { partInWords } from "./partInWords";

/** One matrix product of a task, with what its lengths stand for. */
export interface WalkedProduct {
  readonly name: string;
  readonly run: ProductRun;
  /** What is cut into folds and held by the array. */
  readonly held: string;
  /** Plural names of what goes over rows and columns of the array, and of what streams through it. */
  readonly axes: { readonly rows: string; readonly columns: string; readonly stream: string };
}

/** The products of a layer's task, operator by operator, in the order in which they run. */
export function walkedProducts(
  problem: ArrayProblem,
  layer: number,
  task: TaskName,
): readonly WalkedProduct[] {
  const shape = taskShape(problem, layer, task);
  const parts = shape.kind === "block" ? shape.parts : [shape];
  return parts.flatMap((part) => {
    const { products } = systolicTask(part, task, problem.samples, problem.machine);
    const names = namesOf(part, task);
    return products.map((run, index) => {
      const which = products.length > 1 ? `, product ${index + 1} of ${products.length}` : "";
      return { name: partInWords(part) + which, run, ...rolesOf(run.dataflow, names) };
    });
  });
}

/** What is held and what goes where, by what stays in the array. */
function rolesOf(
  dataflow: Dataflow,
  names: ReturnType<typeof namesOf>,
): Pick<WalkedProduct, "held" | "axes"> {
  const { rows, inner, columns, left, right, result } = names;
  switch (dataflow) {
    case "ws":
      return { held: right, axes: { rows: inner, columns, stream: rows } };
    case "os":
      return { held: result, axes: { rows, columns, stream: inner } };
    case "is":
      return { held: left, axes: { rows: inner, columns: rows, stream: columns } };
  }
}

/** What the lengths of a product, its operands and its result are; see taskProducts. */
function namesOf(part: PartShape, task: TaskName) {
  const { kind } = part;
  if (kind !== "convolution" && kind !== "dense")
    return {
      rows: "rows of the left operand",
      inner: "inner products' terms",
      columns: "columns of the right operand",
      left: "the left operand",
      right: "the right operand",
      result: "the product",
    };
  const inputs = kind === "convolution" ? "filter weights" : "inputs";
  const outputs = kind === "convolution" ? "filters" : "outputs";
  const positions =
    kind === "convolution" ? "output positions" : part.positions > 1 ? "positions" : "samples";
  switch (task) {
    case "forward":
      return {
        rows: positions,
        inner: inputs,
        columns: outputs,
        left: "the inputs",
        right: "the weights",
        result: "the outputs",
      };
    case "activationGradient":
      return {
        rows: positions,
        inner: outputs,
        columns: inputs,
        left: "the outputs' gradient",
        right: "the turned weights",
        result: "the inputs' gradient",
      };
    case "weightGradient":
      return {
        rows: inputs,
        inner: positions,
        columns: outputs,
        left: "the inputs",
        right: "the outputs' gradient",
        result: "the weights' gradient",
      };
  }
}

/** One fold of a walk: what the array holds, and how far the walk has come. Ranges are half-open. */
export interface WalkStep {
  /** Which repetition of the product (a group, a head), and which fold of rows and of columns. */
  readonly copy: number;
  readonly row: number;
  readonly column: number;
  readonly rows: readonly [from: number, to: number];
  readonly columns: readonly [from: number, to: number];
  /** Of the array's elements, 0 to 1. */
  readonly used: number;
  readonly cyclesBefore: number;
  readonly cyclesAfter: number;
}

/** The fold at a place in the walk: repetitions one after another, in each of them rows of folds from left to right. */
export function walkStep({ mapping, cyclesPerFold }: ProductRun, array: ArraySize, index: number): WalkStep {
  const [rowFolds, columnFolds] = foldGrid(mapping, array);
  const column = index % columnFolds;
  const row = Math.floor(index / columnFolds) % rowFolds;
  const rows = [row * array.rows, Math.min((row + 1) * array.rows, mapping.rows)] as const;
  const columns = [column * array.columns, Math.min((column + 1) * array.columns, mapping.columns)] as const;
  const held = (rows[1] - rows[0]) * (columns[1] - columns[0]);
  return {
    copy: Math.floor(index / (rowFolds * columnFolds)),
    row,
    column,
    rows,
    columns,
    used: held / (array.rows * array.columns),
    cyclesBefore: index * cyclesPerFold,
    cyclesAfter: (index + 1) * cyclesPerFold,
  };
}

/** What the cycles of a fold are spent on, in the order in which it happens. */
export interface FoldPhase {
  readonly name: string;
  readonly cycles: number;
}

/**
 * Cycles of a fold by what happens: what stays is loaded row by row, then the rest streams, and the last of it crosses
 * rows and columns; where outputs stay they drain at the end, unless SCALE-Sim's code overlaps it (layerpipe.md 7).
 */
export function foldPhases(
  { dataflow, mapping, cyclesPerFold }: ProductRun,
  array: ArraySize,
): readonly FoldPhase[] {
  const crossing = array.rows + array.columns - 2;
  const edge = cyclesPerFold - mapping.stream - crossing;
  const inner = [
    { name: "stream", cycles: mapping.stream },
    { name: "cross the array", cycles: crossing },
  ];
  const all =
    dataflow === "os"
      ? [...inner, { name: "drain", cycles: edge }]
      : [{ name: "load", cycles: edge }, ...inner];
  return all.filter(({ cycles }) => cycles > 0);
}
