import { assert } from "../base/assert";
import { isShared } from "../model/transferTicks";
import { MAX_TICKS } from "../model/units";
import { advanceAll } from "./advanceAll";
import { nameCycle } from "./deadlock";
import type { Plan } from "./plan";
import { type MachineTicks, prepareRun } from "./run";
import type { ScheduleColumns, Simulation } from "./schedule";
import { advanceShared } from "./simulateShared";

/**
 * Gives every task of a plan the earliest start that its processor's order, its dependencies with their transfers and the
 * plan's extra precedences allow (self-timed execution). One cursor per processor: a processor runs until its next task
 * waits, and is woken when the one it waits for has passed that task. O(tasks · precedences of an op), nothing per task
 * but the columns. Links that tensors wait for are simulated event by event instead. Orders that wait in a circle give a deadlock that names the circle.
 */
export function simulate(plan: Plan, machine: MachineTicks): Simulation {
  assert(machine.speeds.length >= plan.order.length, "a plan has more rows than the machine has processors");
  const run = prepareRun(plan, machine);
  const transfers = isShared(machine.transfer) ? advanceShared(run) : undefined;
  if (transfers === undefined) advanceAll(run);
  const stopped = run.cursor.findIndex((at, row) => at < run.columns.rowOffset[row + 1]);
  if (stopped >= 0) return { kind: "deadlock", cycle: nameCycle(run, stopped) };
  const makespan = lastEnd(run.columns);
  assert(makespan <= MAX_TICKS, `a makespan of ${makespan} ticks is above 2^53`);
  return {
    kind: "scheduled",
    schedule: { plan, columns: run.columns, makespan, ...(transfers && { transfers }) },
  };
}

/** End of the last task; ends do not decrease within a row. */
function lastEnd({ rowOffset, end }: ScheduleColumns): number {
  let last = 0;
  for (let row = 0; row + 1 < rowOffset.length; row++)
    if (rowOffset[row + 1] > rowOffset[row]) last = Math.max(last, end[rowOffset[row + 1] - 1]);
  return last;
}
