import { describeStall } from "../../analysis/describeStall";
import { describeTask } from "../../analysis/describeTask";
import type { ScheduledResult } from "../../analysis/scheduledResult";
import { taskAfter } from "../../analysis/stallColumns";
import type { ChainStep } from "../../analysis/waitChain";
import { mergeSpans, type Spans } from "../../scene/spans";
import { rowOfPosition } from "../../scene/visibleRange";
import type { Position } from "../../schedule/schedule";
import type { ChartFocus } from "./focus";

const untold = () => "";

/**
 * Positions of what is looked at with everything it waited for, back to the root cause, and what waits for it;
 * undefined where nothing is looked at. The inspector tells the same chain in words.
 */
export function brightChain(result: ScheduledResult, { position, stall }: ChartFocus): Spans | undefined {
  const { columns, stalls } = result;
  if (position !== -1) {
    const { chain, neededBy } = describeTask(result, position, untold);
    const waiting = neededBy.map((step) => alone(step.position));
    return mergeSpans([...along(columns.rowOffset, position, chain), ...waiting]);
  }
  if (stall === -1) return undefined;
  const next = taskAfter(stalls, stall);
  return next === -1
    ? undefined
    : mergeSpans(along(columns.rowOffset, next, describeStall(result, stall, untold).chain));
}

/** Every task on the chain: between two steps on one processor all that it ran. */
function along(rowOffset: Int32Array, from: Position, chain: readonly ChainStep[]): Span[] {
  const spans = [alone(from)];
  let at = from;
  for (const { position } of chain) {
    const isSameRow = rowOfPosition(rowOffset, position) === rowOfPosition(rowOffset, at);
    spans.push(isSameRow ? [position, at] : alone(position));
    at = position;
  }
  return spans;
}

type Span = readonly [from: number, past: number];

function alone(position: Position): Span {
  return [position, position + 1];
}
