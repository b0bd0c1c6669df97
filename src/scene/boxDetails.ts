import type { OpGraph } from "../tasks/op";
import type { Position, TaskMarks } from "./scene";
import { rowOfPosition } from "./visibleRange";

/** For each op that is one part of several: the op of the next part (the first after the last); −1 for whole ones. */
export function nextParts({ ops }: OpGraph): Int32Array | undefined {
  if (ops.every(({ parts }) => parts === 1)) return undefined;
  return Int32Array.from(ops, ({ parts, part, stage, kind }) =>
    parts === 1
      ? -1
      : ops.findIndex(
          (other) => other.stage === stage && other.kind === kind && other.part === (part + 1) % parts,
        ),
  );
}

/** Where the next part of a divided task runs: −1 in a row above, 1 in a row below; 0 if in this row, or if it is whole. */
export function notchSide(tasks: TaskMarks, row: number, position: number): number {
  if (tasks.nextPart === undefined) return 0;
  const task = tasks.columns.task[position];
  const next = tasks.nextPart[Math.floor(task / tasks.microbatches)];
  const other =
    next < 0 ? -1 : tasks.columns.position[next * tasks.microbatches + (task % tasks.microbatches)];
  return other < 0 ? 0 : Math.sign(rowOfPosition(tasks.columns.rowOffset, other as Position) - row);
}

/** Which chunk of its row a task belongs to, from 0; always 0 where rows hold one chunk. */
export function chunkOf(tasks: TaskMarks, row: number, position: number): number {
  const { chunks, columns, graph, microbatches } = tasks;
  if (chunks === undefined) return 0;
  return chunks.of[row * chunks.stages + graph.ops[Math.floor(columns.task[position] / microbatches)].stage];
}
