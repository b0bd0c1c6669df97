import { durationOn } from "../../model/workload";
import { opOf } from "../../tasks/taskTable";
import { taskText } from "../notation";
import { type Position, taskAt } from "../schedule";
import type { Checked } from "./violation";

/** Invariants "integer", "duration", "exclusive" and "makespan": each row by itself. What a pair takes, checkPairs says. */
export function checkTimes({ schedule, workload, report, rowOf, partner }: Checked): void {
  const { plan, columns, makespan } = schedule;
  const { task, start, end } = columns;
  let last = 0;
  for (let at = 0 as Position; at < task.length; at++) {
    const id = taskAt(columns, at);
    const name = () => `${taskText(plan.tasks, id)} on processor ${rowOf[at]}`;
    if (!isTime(start[at]) || !isTime(end[at]))
      report("integer", `${name()} runs from ${start[at]} to ${end[at]}.`);
    const ticks = durationOn(workload, opOf(plan.tasks, id).cost, rowOf[at]);
    if (partner[at] < 0 && end[at] - start[at] !== ticks)
      report("duration", `${name()} takes ${end[at] - start[at]} ticks, not ${ticks}.`);
    const follows = at > 0 && rowOf[at - 1] === rowOf[at] && partner[at] !== at - 1;
    if (follows && start[at] < end[at - 1])
      report("exclusive", `${name()} starts at ${start[at]}, before ${end[at - 1]}.`);
    last = Math.max(last, end[at]);
  }
  if (last !== makespan) report("makespan", `The last task ends at ${last}, not at ${makespan}.`);
}

function isTime(ticks: number): boolean {
  return ticks >= 0 && Number.isSafeInteger(ticks);
}
