import { greatestCommonDivisor } from "../base/greatestCommonDivisor";
import type { TaskId } from "../tasks/ids";
import { KIND_LETTER, type Op, type OpGraph, updatesWeights } from "../tasks/op";
import type { TaskTable } from "../tasks/taskTable";
import type { Plan } from "./plan";

/**
 * A task in one cell: stage, kind, microbatch ("0F3"); a part of a divided activation gradient adds its number and its
 * share ("2I0#1:2/3"), a piece of a microbatch its number ("2F0.1").
 */
export function taskText(tasks: Pick<TaskTable, "graph" | "microbatches">, task: TaskId): string {
  const { graph, microbatches } = tasks;
  const op = graph.ops[Math.floor(task / microbatches)];
  return cellText(graph, op, task % microbatches);
}

/** The cell of an op for one microbatch. */
export function cellText(graph: OpGraph, op: Op, microbatch: number): string {
  const piece = (op.pieces ?? 1) > 1 ? `.${op.piece}` : "";
  const cell = `${op.stage}${KIND_LETTER[op.kind]}${microbatch}${piece}`;
  return op.parts === 1 ? cell : `${cell}#${op.part}:${shareText(graph, op)}`;
}

/** The cells of every processor in execution order: what `--format actions` prints. */
export function ranksOf(plan: Plan): readonly (readonly string[])[] {
  const firsts = new Set(plan.pairs?.first);
  return plan.order.map((row) => rowCells(plan, row, (at) => firsts.has(row[at])));
}

/**
 * The cells of one row: a pair shares one ("(0F4;7B1)"), and "U" stands behind the last gradient of each batch where the
 * plan has updates in its order. `startsPair` tells of an index in the row whether it and the next run as a pair.
 */
export function rowCells(
  {
    tasks,
    updateEvery,
  }: Pick<Plan, "updateEvery"> & { readonly tasks: Pick<TaskTable, "graph" | "microbatches"> },
  row: Int32Array,
  startsPair: (at: number) => boolean,
): string[] {
  const text = (at: number) => taskText(tasks, row[at] as TaskId);
  const updates = updateEvery === undefined ? undefined : new Set(lastOfBatches(tasks, row, updateEvery));
  const cells: string[] = [];
  for (let at = 0; at < row.length; at++) {
    cells.push(startsPair(at) ? `(${text(at)};${text(++at)})` : text(at));
    if (updates?.has(at)) cells.push("U");
  }
  return cells;
}

/** Where the last task of each batch that updates weights stands in a row. */
function lastOfBatches(
  { graph, microbatches }: Pick<TaskTable, "graph" | "microbatches">,
  row: Int32Array,
  every: number,
): Iterable<number> {
  const last = new Map<number, number>();
  row.forEach((task, at) => {
    if (updatesWeights(graph.ops[Math.floor(task / microbatches)].kind))
      last.set(Math.floor((task % microbatches) / every), at);
  });
  return last.values();
}

/** The share of a part as a fraction in lowest terms, from the ticks of all parts; from its decimal if it costs nothing. */
function shareText(graph: OpGraph, op: Op): string {
  const parts = graph.ops.filter((other) => other.kind === op.kind && other.stage === op.stage);
  const whole = parts.reduce((sum, part) => sum + part.cost, 0);
  if (whole === 0) return String(op.fraction);
  const divisor = greatestCommonDivisor(op.cost, whole);
  return `${op.cost / divisor}/${whole / divisor}`;
}
