import { isPair } from "../scene/coverage";
import type { TaskMarks } from "../scene/scene";
import { firstVisible, pastVisible } from "../scene/visibleRange";
import type { RenderSpec } from "./renderSpec";

/** Told a task's position, where its box starts and how wide it is (CSS pixels, cut to the plot). */
export type BoxVisitor = (position: number, x: number, width: number) => void;

/** Visits the visible boxes of a row from left to right; of an overlapped pair, each task has half of the box. */
export function eachBox(tasks: TaskMarks, spec: RenderSpec, row: number, visit: BoxVisitor): void {
  const { columns, hasPairs } = tasks;
  const { viewport, widthPx } = spec;
  const scale = widthPx / (viewport.to - viewport.from);
  const past = pastVisible(columns, row, viewport);
  for (let i = firstVisible(columns, row, viewport); i < past; i++) {
    const left = (columns.start[i] - viewport.from) * scale;
    const right = (columns.end[i] - viewport.from) * scale;
    if (!hasPairs || !isPair(columns, i, columns.rowOffset[row + 1])) {
      visitCut(visit, widthPx, i, left, right);
      continue;
    }
    const middle = (left + right) / 2;
    visitCut(visit, widthPx, i, left, middle);
    visitCut(visit, widthPx, i + 1, middle, right);
    i++;
  }
}

function visitCut(visit: BoxVisitor, widthPx: number, position: number, left: number, right: number): void {
  const from = Math.max(0, left);
  const to = Math.min(widthPx, right);
  if (to > from) visit(position, from, to - from);
}

/** Kind code of the task at a position. */
export function kindOf({ columns, kindOfOp, microbatches }: TaskMarks, position: number): number {
  return kindOfOp[(columns.task[position] / microbatches) | 0];
}

/** Microbatch of the task at a position. */
export function microbatchAt({ columns, microbatches }: TaskMarks, position: number): number {
  return columns.task[position] % microbatches;
}
