import type { StallColumns, StallIndex } from "../analysis/stallColumns";
import type { ProcessorIndex } from "../model/units";
import type { Position } from "../schedule/schedule";
import type { Scene } from "./scene";
import { firstAbove } from "./visibleRange";

/** What lies under a point of a chart. */
export type Hit =
  | { readonly kind: "task"; readonly position: Position }
  | { readonly kind: "stall"; readonly index: StallIndex }
  | { readonly kind: "none" };

const NONE: Hit = { kind: "none" };

/** What is at time `ticks` in `row`. Of two tasks that run as a pair, the one whose half of the box is hit. O(log n). */
export function hitTest(scene: Scene, stalls: StallColumns, ticks: number, row: number): Hit {
  const { columns } = scene.tasks;
  const rows = columns.rowOffset.length - 1;
  if (!(row >= 0 && row < rows) || !(ticks >= 0)) return NONE;
  const r = Math.floor(row);
  const past = columns.rowOffset[r + 1];
  const position = firstAbove(columns.end, ticks, columns.rowOffset[r], past) as Position;
  if (position < past && columns.start[position] <= ticks)
    return { kind: "task", position: half(scene, position, past, ticks) };
  return stallAt(stalls, ticks, r);
}

/** The task whose edge is nearest to `ticks` and at most `reach` ticks away; −1 if none: finds boxes thinner than a pointer. */
export function nearestTask(scene: Scene, ticks: number, row: ProcessorIndex, reach: number): Position | -1 {
  const { rowOffset, start, end } = scene.tasks.columns;
  const after = firstAbove(end, ticks, rowOffset[row], rowOffset[row + 1]);
  let nearest = -1;
  let distance = reach;
  for (const position of [after, after - 1]) {
    if (position < rowOffset[row] || position >= rowOffset[row + 1]) continue;
    const away = Math.max(start[position] - ticks, ticks - end[position], 0);
    if (away > distance) continue;
    nearest = position;
    distance = away;
  }
  return nearest as Position | -1;
}

function half(scene: Scene, position: Position, past: number, ticks: number): Position {
  const { start, end } = scene.tasks.columns;
  const paired = position + 1 < past && start[position + 1] === start[position];
  return paired && ticks >= (start[position] + end[position]) / 2 ? ((position + 1) as Position) : position;
}

function stallAt(stalls: StallColumns, ticks: number, row: ProcessorIndex): Hit {
  if (row >= stalls.rowOffset.length - 1) return NONE;
  const past = stalls.rowOffset[row + 1];
  const index = firstAbove(stalls.end, ticks, stalls.rowOffset[row], past) as StallIndex;
  return index < past && stalls.start[index] <= ticks ? { kind: "stall", index } : NONE;
}
