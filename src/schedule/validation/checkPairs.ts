import { durationOn } from "../../model/workload";
import type { TaskId } from "../../tasks/ids";
import { taskText } from "../notation";
import type { Checked } from "./violation";

/** Invariant "pair". Enters every sound pair in `partner`, which the other checks read. */
export function checkPairs({ schedule, workload, rowOf, partner, report }: Checked): void {
  const { plan, columns } = schedule;
  const { task, start, end, position } = columns;
  plan.pairs?.first.forEach((id, i) => {
    const first = position[id] ?? -1;
    const name = () => taskText(plan.tasks, id as TaskId);
    if (first < 0) {
      report("pair", `Task ${id} begins a pair and does not run.`);
      return;
    }
    const second = first + 1;
    if (second >= task.length || rowOf[second] !== rowOf[first]) {
      report("pair", `${name()} begins a pair and is the last task on processor ${rowOf[first]}.`);
      return;
    }
    const text = () => `(${name()};${taskText(plan.tasks, task[second] as TaskId)})`;
    if (partner[first] >= 0 || partner[second] >= 0) {
      report("pair", `${text()} overlaps another pair.`);
      return;
    }
    partner[first] = second;
    partner[second] = first;
    if (start[first] !== start[second] || end[first] !== end[second])
      report("pair", `${text()} does not start and end as one.`);
    const ticks = durationOn(workload, plan.pairs?.cost[i] ?? Number.NaN, rowOf[first]);
    if (end[first] - start[first] !== ticks)
      report("pair", `${text()} takes ${end[first] - start[first]} ticks, not ${ticks}.`);
  });
}
