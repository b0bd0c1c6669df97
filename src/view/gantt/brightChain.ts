import { describeStall } from "../../analysis/describeStall";
import { describeTask } from "../../analysis/describeTask";
import type { ScheduledResult } from "../../analysis/scheduledResult";
import { taskAfter } from "../../analysis/stallColumns";
import type { ChainStep } from "../../analysis/waitChain";
import { rowOfPosition } from "../../scene/visibleRange";
import type { Position } from "../../schedule/schedule";
import type { ChartFocus } from "./focus";

const untold = () => "";

/**
 * Positions, ascending, of what is looked at with everything it waited for, back to the root cause, and what waits for it;
 * undefined where nothing is looked at. The inspector tells the same chain in words.
 */
export function brightChain(
  result: ScheduledResult,
  { position, stall }: ChartFocus,
): Int32Array | undefined {
  const { columns, stalls } = result;
  if (position !== -1) {
    const { chain, neededBy } = describeTask(result, position, untold);
    return sorted([...along(columns.rowOffset, position, chain), ...neededBy.map((step) => step.position)]);
  }
  if (stall === -1) return undefined;
  const next = taskAfter(stalls, stall);
  return next === -1
    ? undefined
    : sorted(along(columns.rowOffset, next, describeStall(result, stall, untold).chain));
}

/** Every task on the chain: between two steps on one processor all that it ran. */
function along(rowOffset: Int32Array, from: Position, chain: readonly ChainStep[]): Position[] {
  const positions = [from];
  let at = from;
  for (const { position } of chain) {
    const isSameRow = rowOfPosition(rowOffset, position) === rowOfPosition(rowOffset, at);
    for (let i = position; isSameRow && i < at; i++) positions.push(i);
    if (!isSameRow) positions.push(position);
    at = position;
  }
  return positions;
}

function sorted(positions: readonly Position[]): Int32Array {
  return Int32Array.from(new Set(positions)).sort();
}
