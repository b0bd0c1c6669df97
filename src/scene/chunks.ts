import type { ScheduleColumns } from "../schedule/schedule";
import type { OpGraph } from "../tasks/op";
import type { Chunks } from "./scene";

const MOST_CHUNKS = 4;

/**
 * Finds schedules whose rows all hold the same few stages that are not neighbours (interleaved, V-shaped, bidirectional),
 * and numbers each row's stages: the one the row is named after first, then ascending. Undefined for all others. O(tasks).
 */
export function findChunks(
  columns: ScheduleColumns,
  graph: OpGraph,
  microbatches: number,
): Chunks | undefined {
  const { rowOffset } = columns;
  const rows = rowOffset.length - 1;
  const { stages } = graph;
  const stageOfOp = Int32Array.from(graph.ops, (op) => op.stage);
  const of = new Uint8Array(rows * stages);
  let count = 0;
  let neighbours = 0;
  let used = 0;
  for (let row = 0; row < rows; row++) {
    const held = stagesOfRow(columns, row, stageOfOp, microbatches);
    if (held.length === 0) continue;
    used++;
    if (held.length < 2 || held.length > MOST_CHUNKS || (count !== 0 && held.length !== count))
      return undefined;
    count = held.length;
    if (held.some((stage, i) => i > 0 && stage === held[i - 1] + 1)) neighbours++;
    held.sort((a, b) => Number(b === row) - Number(a === row) || a - b);
    held.forEach((stage, chunk) => {
      of[row * stages + stage] = chunk;
    });
  }
  return used >= 2 && stages >= used && neighbours * 2 <= used ? { of, stages, count } : undefined;
}

/** Distinct stages of a row, ascending; stops looking once there are too many. */
function stagesOfRow(
  { rowOffset, task }: ScheduleColumns,
  row: number,
  stageOfOp: Int32Array,
  microbatches: number,
): number[] {
  const found: number[] = [];
  for (let i = rowOffset[row]; i < rowOffset[row + 1] && found.length <= MOST_CHUNKS; i++) {
    const stage = stageOfOp[(task[i] / microbatches) | 0];
    if (!found.includes(stage)) found.push(stage);
  }
  return found.sort((a, b) => a - b);
}
