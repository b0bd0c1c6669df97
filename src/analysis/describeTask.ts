import { assert } from "../base/assert";
import { taskText } from "../schedule/notation";
import { type Position, positionOf, taskAt } from "../schedule/schedule";
import { partnerOf } from "../schedule/wait";
import { microbatchOf, opIndexOf, taskId } from "../tasks/taskTable";
import { nameTask } from "./nameTask";
import type { ScheduledResult } from "./scheduledResult";
import { type ChainStep, type FormatTicks, nameAt, waitChain } from "./waitChain";

/** A task in words. */
export interface TaskDescription {
  /** "the forward of conv3_1 (stage 2), microbatch 5, on processor 3" */
  readonly name: string;
  /** When it ran and how long, and with which other task if it is one of an overlapped pair. */
  readonly when: string;
  /** The other task of its overlapped pair; −1 if it runs alone. */
  readonly partner: Position | -1;
  /** Why it did not start earlier, back to the root cause; the first steps are its own. */
  readonly chain: readonly ChainStep[];
  /** What needs its result, in the order of starting. */
  readonly neededBy: readonly ChainStep[];
}

/** Says what a task is, when it ran, what it waited for and what waits for it. `position` as in ScheduleColumns. */
export function describeTask(
  result: ScheduledResult,
  position: Position,
  format: FormatTicks,
): TaskDescription {
  const { start, end, task } = result.columns;
  assert(position >= 0 && position < task.length, `there is no task at position ${position}`);
  const from = format(start[position]);
  return {
    name: nameAt(result, position),
    when: `From ${from} to ${format(end[position])}, ${format(end[position] - start[position])} long${overlap(result, position)}.`,
    partner: partnerOf(result, position),
    chain: waitChain(result, position, format),
    neededBy: consumers(result, position).map((consumer) => ({
      position: consumer,
      sentence: `${nameAt(result, consumer)}, ${later(start[consumer] - end[position], format)}`,
    })),
  };
}

/** ", overlapped with 7B1, the backward of layer 7, microbatch 1"; nothing for a task that runs alone. */
function overlap(result: ScheduledResult, position: Position): string {
  const partner = partnerOf(result, position);
  if (partner === -1) return "";
  const task = taskAt(result.columns, partner);
  return `; runs overlapped with ${taskText(result, task)}, the ${nameTask(result, task)}`;
}

function later(ticks: number, format: FormatTicks): string {
  return ticks === 0 ? "starts at its end" : `starts ${format(ticks)} later`;
}

/** Positions of the tasks that need this one's result, by start. */
function consumers(result: ScheduledResult, position: Position): readonly Position[] {
  const { graph, columns, microbatches } = result;
  const task = taskAt(columns, position);
  const op = opIndexOf(result, task);
  const microbatch = microbatchOf(result, task);
  const found = new Set<Position>();
  for (const edge of graph.edges) {
    const m = microbatch + edge.lag;
    const at = edge.from === op && m < microbatches ? positionOf(columns, taskId(result, edge.to, m)) : -1;
    if (at !== -1) found.add(at);
  }
  return [...found].sort((a, b) => columns.start[a] - columns.start[b]);
}
