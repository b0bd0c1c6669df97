import type { TaskId } from "../../tasks/ids";
import { taskText } from "../notation";
import type { Checked } from "./violation";

/** Invariants "columns", "order" and "once". True if the columns are sound enough to be read further. */
export function checkColumns({ schedule, report }: Checked): boolean {
  const { plan, columns } = schedule;
  const { rowOffset, task, start, end, position } = columns;
  const rows = plan.order.length;
  const lengths = [start.length, end.length, rowOffset[rowOffset.length - 1]];
  if (rowOffset.length !== rows + 1 || rowOffset[0] !== 0 || lengths.some((n) => n !== task.length)) {
    report("columns", `${rows} rows and ${task.length} tasks do not fit the columns.`);
    return false;
  }
  if (position.length !== plan.tasks.length || task.some((id) => id < 0 || id >= plan.tasks.length)) {
    report("columns", `Some tasks are not among the ${plan.tasks.length} of the plan.`);
    return false;
  }
  if (rowOffset.some((offset, row) => row > 0 && offset < rowOffset[row - 1])) {
    report("columns", "The rows overlap.");
    return false;
  }
  checkOnce({ schedule, report });
  checkOrder({ schedule, report });
  return true;
}

type Part = Pick<Checked, "schedule" | "report">;

function checkOnce({ schedule, report }: Part): void {
  const { task, position } = schedule.columns;
  const times = new Uint8Array(position.length);
  for (const id of task) {
    if (times[id] === 1) report("once", `${taskText(schedule.plan.tasks, id as TaskId)} runs twice.`);
    times[id] = Math.min(2, times[id] + 1);
  }
  for (let id = 0 as TaskId; id < position.length; id++) {
    const at = position[id];
    const right = at === -1 ? times[id] === 0 : task[at] === id;
    if (!right) report("columns", `The position of ${taskText(schedule.plan.tasks, id)} is not ${at}.`);
  }
}

function checkOrder({ schedule, report }: Part): void {
  const { plan, columns } = schedule;
  const text = (id: number) => taskText(plan.tasks, id as TaskId);
  for (let row = 0; row < plan.order.length; row++) {
    const ran = columns.task.subarray(columns.rowOffset[row], columns.rowOffset[row + 1]);
    const planned = plan.order[row];
    const differs = planned.findIndex((id, i) => id !== ran[i]);
    if (differs >= 0) report("order", `Processor ${row} does not run ${text(planned[differs])} as planned.`);
    else if (ran.length !== planned.length)
      report("order", `Processor ${row} runs ${ran.length} tasks, but ${planned.length} are planned.`);
  }
}
