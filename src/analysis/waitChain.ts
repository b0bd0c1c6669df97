import { capitalized } from "../base/capitalized";
import { rowAt } from "../schedule/layOut";
import { taskText } from "../schedule/notation";
import { type Position, taskAt } from "../schedule/schedule";
import { firstOfBlock, freeAfter, latestInput, ownInput, partnerOf } from "../schedule/wait";
import { nameTask } from "./nameTask";
import type { ScheduledResult } from "./scheduledResult";

/** Ticks as the user reads them, with their unit. */
export type FormatTicks = (ticks: number) => string;

/** One step back towards the root cause: a task to go to, and what it has to do with the one before. */
export interface ChainStep {
  readonly position: Position;
  readonly sentence: string;
}

/** Longer chains are cut; the last step then says so. */
const MOST_STEPS = 16;

/**
 * Why the task at `position` did not start earlier, step by step back to the beginning of the run. Tasks that follow each
 * other on a processor without a gap are one step, a wait for a result from elsewhere is one. O(tasks on the chain).
 */
export function waitChain(
  result: ScheduledResult,
  position: Position,
  format: FormatTicks,
  mostSteps = MOST_STEPS,
): readonly ChainStep[] {
  const steps: ChainStep[] = [];
  for (let at: Position | -1 = position; at !== -1; ) {
    if (steps.length >= mostSteps) {
      steps.push({ position: at, sentence: "And so on, back to the beginning." });
      break;
    }
    const first = busySince(result, at);
    if (first < at) steps.push(busyStep(result, first, at, format));
    const wait = waitStep(result, first, format);
    steps.push(wait);
    at = wait.position === first ? -1 : wait.position;
  }
  return steps;
}

/** "the forward of conv1 (stage 0), microbatch 5, on processor 3" */
export function nameAt(result: ScheduledResult, position: Position): string {
  const { columns } = result;
  return `the ${nameTask(result, taskAt(columns, position))}, on processor ${rowAt(columns.rowOffset, position)}`;
}

/**
 * The first of the tasks that run on this processor without a gap up to this one; itself if it, or its pair, follows a gap.
 * O(log stalls): a stretch may be as long as its row.
 */
function busySince(result: ScheduledResult, position: Position): Position {
  const { columns, stalls } = result;
  const row = rowAt(columns.rowOffset, position);
  let low = stalls.rowOffset[row];
  let high = stalls.rowOffset[row + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (stalls.end[middle] <= columns.start[position]) low = middle + 1;
    else high = middle;
  }
  const hasGap = low > stalls.rowOffset[row];
  const first = hasGap ? stalls.next[low - 1] : columns.rowOffset[row];
  return first < firstOfBlock(result, position) ? (first as Position) : position;
}

function busyStep(result: ScheduledResult, first: Position, at: Position, format: FormatTicks): ChainStep {
  const { start, rowOffset } = result.columns;
  const count = firstOfBlock(result, at) - first;
  const tasks = count === 1 ? "a task" : `${count} tasks`;
  const busy = `From ${format(start[first])} to ${format(start[at])} processor ${rowAt(rowOffset, at)} is busy`;
  return { position: first, sentence: `${busy} with ${tasks}, beginning with ${nameAt(result, first)}.` };
}

/** What the first task of a busy stretch waited for; itself if for nothing. */
function waitStep(result: ScheduledResult, position: Position, format: FormatTicks): ChainStep {
  const { start, end } = result.columns;
  const name = capitalized(nameAt(result, position));
  const begins = `starts at ${format(start[position])}`;
  const input = latestInput(result, position);
  if (start[position] === 0) return { position, sentence: `${name}, starts at once.` };
  const before = beforeInRow(result, position);
  if (before !== -1 && input.arrival < start[position] && freeAfter(result, before) === start[position])
    return {
      position: before,
      sentence: `${name}, ${begins}: until then its processor sends what ${nameAt(result, before)} made.`,
    };
  if (input.position === -1 || input.arrival < start[position])
    return { position, sentence: `${name}, ${begins}, though it could have run before.` };
  const producer = nameAt(result, input.position);
  const ends = `ends at ${format(end[input.position])}`;
  const travel = input.arrival - input.producerEnd;
  const goes = result.transfer.contention ? "waits for links and travels" : "travels";
  const way = travel > 0 ? ` and whose result ${goes} ${format(travel)}` : "";
  const [who, it] = whoNeeds(result, position, input.position);
  const what = {
    dependency: `${who} needs the result of`,
    update: `${who} waits for the weight update after`,
    memory: `a limit on what is held in memory makes ${it} wait for`,
  }[input.cause];
  return {
    position: input.position,
    sentence: `${name}, ${begins}: ${what} ${producer}, which ${ends}${way}.`,
  };
}

/** The task before this one, or before its pair, on its processor; −1 if it is the first. */
function beforeInRow(result: ScheduledResult, position: Position): Position | -1 {
  const { rowOffset } = result.columns;
  const first = firstOfBlock(result, position);
  return (first > rowOffset[rowAt(rowOffset, position)] ? first - 1 : -1) as Position | -1;
}

/** "it" for the task itself; for its partner in a pair, which one that is. */
function whoNeeds(result: ScheduledResult, position: Position, input: Position): readonly [string, string] {
  const partner = partnerOf(result, position);
  if (partner === -1 || ownInput(result, position).position === input) return ["it", "it"];
  const cell = taskText(result, taskAt(result.columns, partner));
  return [`it runs overlapped with ${cell}, and that`, `${cell}, with which it runs overlapped,`];
}
