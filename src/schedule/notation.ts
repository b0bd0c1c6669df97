import type { TaskId } from "../tasks/ids";
import { KIND_LETTER, type Op, type OpGraph } from "../tasks/op";
import type { TaskTable } from "../tasks/taskTable";
import type { Plan } from "./plan";

/**
 * A task in one cell: stage, kind, microbatch ("0F3"); a part of a divided activation gradient adds its number and its
 * share ("2I0#1:2/3").
 */
export function taskText(tasks: Pick<TaskTable, "graph" | "microbatches">, task: TaskId): string {
  const { graph, microbatches } = tasks;
  const op = graph.ops[Math.floor(task / microbatches)];
  return cellText(graph, op, task % microbatches);
}

/** The cell of an op for one microbatch. */
export function cellText(graph: OpGraph, op: Op, microbatch: number): string {
  const cell = `${op.stage}${KIND_LETTER[op.kind]}${microbatch}`;
  return op.parts === 1 ? cell : `${cell}#${op.part}:${shareText(graph, op)}`;
}

/** The cells of every processor in execution order: what `--format actions` prints. */
export function ranksOf(plan: Plan): readonly (readonly string[])[] {
  return plan.order.map((row) => Array.from(row, (task) => taskText(plan.tasks, task as TaskId)));
}

/** The share of a part as a fraction in lowest terms, from the ticks of all parts; from its decimal if it costs nothing. */
function shareText(graph: OpGraph, op: Op): string {
  const parts = graph.ops.filter((other) => other.kind === op.kind && other.stage === op.stage);
  const whole = parts.reduce((sum, part) => sum + part.cost, 0);
  if (whole === 0) return String(op.fraction);
  const divisor = greatestCommonDivisor(op.cost, whole);
  return `${op.cost / divisor}/${whole / divisor}`;
}

/** Of two whole numbers that are not both 0. */
export function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
