import type { ScheduledResult } from "../analysis/scheduledResult";
import { KIND_LETTER, type Op } from "../tasks/op";

/** One task as tables have it; layer is the first of its stage's. Times are ticks. */
export interface TaskRow {
  readonly processor: number;
  /** F, I, W or B. */
  readonly kind: string;
  readonly stage: number;
  readonly layer: number;
  readonly microbatch: number;
  readonly part: number;
  /** Only where microbatches are cut in pieces. */
  readonly piece?: number;
  readonly start: number;
  readonly end: number;
}

/** Columns of a result's task table, in order; pieces have one where there are any. */
export function taskColumns({ graph }: Pick<ScheduledResult, "graph">): readonly (keyof TaskRow)[] {
  const piece = graph.ops.some(({ pieces = 1 }) => pieces > 1) ? (["piece"] as const) : [];
  return ["processor", "kind", "stage", "layer", "microbatch", "part", ...piece, "start", "end"];
}

/** One line of text for each task in the order of time, a list for each processor. */
export function* taskLines(
  result: ScheduledResult,
  write: (row: TaskRow) => string,
): Iterable<readonly string[]> {
  const { columns, graph, microbatches } = result;
  const { rowOffset, task, start, end } = columns;
  for (let processor = 0; processor + 1 < rowOffset.length; processor++) {
    const lines: string[] = [];
    for (let i = rowOffset[processor]; i < rowOffset[processor + 1]; i++) {
      const op: Op = graph.ops[Math.floor(task[i] / microbatches)];
      const { stage, firstLayer: layer, part } = op;
      const kind = KIND_LETTER[op.kind];
      const microbatch = task[i] % microbatches;
      const piece = (op.pieces ?? 1) > 1 ? { piece: op.piece } : {};
      const times = { start: start[i], end: end[i] };
      lines.push(write({ processor, kind, stage, layer, microbatch, part, ...piece, ...times }));
    }
    yield lines;
  }
}
