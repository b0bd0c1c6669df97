import { expect, test } from "vitest";
import { describeStall } from "../analysis/describeStall";
import { describeTask } from "../analysis/describeTask";
import { nameTask } from "../analysis/nameTask";
import type { ScheduledResult } from "../analysis/scheduledResult";
import { awaitedTask, type StallIndex, taskAfter } from "../analysis/stallColumns";
import { tasksBefore } from "../scene/neighbours";
import { walk } from "../scene/walk";
import { taskText } from "../schedule/notation";
import { type Position, positionOf, taskAt } from "../schedule/schedule";
import { latestInput } from "../schedule/wait";
import type { OpIndex, TaskId } from "../tasks/ids";
import { microbatchOf, opIndexOf, taskId } from "../tasks/taskTable";
import type { Focus } from "./chart";

interface Ids {
  readonly op: OpIndex;
  readonly task: TaskId;
  readonly position: Position;
  readonly stall: StallIndex;
}

const format = String;

/** What one may do with ids. Like the mixes below it is never called: the compiler reads it. */
function uses(result: ScheduledResult, { op, task, position, stall }: Ids) {
  const named: string = nameTask(result, taskAt(result.columns, position));
  const again: TaskId = taskId(result, opIndexOf(result, task), microbatchOf(result, task));
  const where: Position | -1 = positionOf(result.columns, taskId(result, op, 0));
  const next: Position | -1 = taskAfter(result.stalls, stall);
  const focus: Focus = { kind: "stall", chart: "c1", stall };
  const ticks: number = result.columns.start[position];
  return [named, again, where, next, focus, ticks];
}

/** Every id where another one is wanted. */
function mixes(result: ScheduledResult, { op, task, position, stall }: Ids) {
  // @ts-expect-error a position is no task
  nameTask(result, position);
  // @ts-expect-error nor is an op
  taskText(result, op);
  // @ts-expect-error nor any number
  opIndexOf(result, 3);
  // @ts-expect-error a task is no op
  taskId(result, task, 0);
  // @ts-expect-error a task is no position
  describeTask(result, task, format);
  // @ts-expect-error nor is a stall
  describeTask(result, stall, format);
  // @ts-expect-error nor is an op
  latestInput(result, op);
  // @ts-expect-error nor what follows one, before it is looked at
  walk(result.columns, position + 1, "next");
  // @ts-expect-error nor nowhere
  tasksBefore(result, -1);
  // @ts-expect-error a plan may leave a task out
  tasksBefore(result, positionOf(result.columns, task));
  // @ts-expect-error a position is no task
  positionOf(result.columns, position);
  // @ts-expect-error a stall may wait for nothing
  taskAt(result.columns, awaitedTask(result.stalls, stall));
  // @ts-expect-error a position is no stall
  describeStall(result, position, format);
  // @ts-expect-error a position is no stall
  const mixed: Focus = { kind: "stall", chart: "c1", stall: position };
  return mixed;
}

test("ids of different things do not mix", () => {
  expect([uses, mixes]).toHaveLength(2);
});
