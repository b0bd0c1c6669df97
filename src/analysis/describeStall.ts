import { assert } from "../base/assert";
import type { ProcessorIndex } from "../model/units";
import { rowAt } from "../schedule/layOut";
import type { ScheduledResult } from "./scheduledResult";
import { STALL_CAUSES, type StallCause } from "./stallCause";
import { awaitedTask, type StallIndex, taskAfter } from "./stallColumns";
import { type ChainStep, type FormatTicks, nameAt, waitChain } from "./waitChain";

/** A stall in words. */
export interface StallDescription {
  readonly cause: StallCause;
  /** Which processor, from when to when, how long. */
  readonly when: string;
  /** What it waits for, in one sentence. */
  readonly sentence: string;
  /** Why that came no earlier, back to the root cause; empty for drain and unused. */
  readonly chain: readonly ChainStep[];
}

/** Says what a stall is, when, how long and why. */
export function describeStall(
  result: ScheduledResult,
  stall: StallIndex,
  format: FormatTicks,
): StallDescription {
  const { rowOffset, start, end, cause } = result.stalls;
  assert(stall >= 0 && stall < cause.length, `there is no stall ${stall}`);
  const processor = rowAt(rowOffset, stall);
  const next = taskAfter(result.stalls, stall);
  const from = `from ${format(start[stall])} to ${format(end[stall])}`;
  return {
    cause: STALL_CAUSES[cause[stall]],
    when: `Processor ${processor} is idle ${from}, ${format(end[stall] - start[stall])} long.`,
    sentence: sentenceOf(result, stall, processor, format),
    chain: next === -1 ? [] : waitChain(result, next, format),
  };
}

function sentenceOf(
  result: ScheduledResult,
  stall: StallIndex,
  processor: ProcessorIndex,
  format: FormatTicks,
): string {
  const { stalls, columns, makespan } = result;
  const after = taskAfter(stalls, stall);
  const next = after === -1 ? "" : nameAt(result, after);
  const waitsFor = awaitedTask(stalls, stall);
  const awaited = waitsFor === -1 ? "" : nameAt(result, waitsFor);
  const cause = STALL_CAUSES[stalls.cause[stall]];
  switch (cause) {
    case "unused":
      return `The plan gives processor ${processor} nothing to do.`;
    case "drain":
      return `Processor ${processor} has run its last task; the others go on until ${format(makespan)}.`;
    case "fill":
      return `Its first task is ${next}${awaited === "" ? "" : `, which needs ${awaited}`}.`;
    case "dependency":
      return `Its next task needs the result of ${awaited}, which is not done yet.`;
    case "transfer":
      if (waitsFor !== -1 && rowAt(columns.rowOffset, waitsFor) === processor)
        return `It sends what ${awaited} made.`;
      return `The result of ${awaited}, done at ${format(columns.end[waitsFor])}, is on its way.`;
    case "update":
      return `Its next task waits for the weight update after ${awaited}.`;
    case "memory":
      return `Its next task waits until ${awaited} has freed memory.`;
    case "order":
      return `Its next task, ${next}, could run; the plan starts it later.`;
  }
}
