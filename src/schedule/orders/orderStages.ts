import type { Workload } from "../../model/workload";
import { placedStages } from "../partition/placedStages";
import type { OrderTasks } from "./orderTasks";

/**
 * The first layer of each stage of an order: contiguous layers, judged by the processors that run the stages
 * (schedules.md 20.3), as in the families.
 */
export function orderStages(tasks: OrderTasks, stages: number, workload: Workload): Int32Array<ArrayBuffer> {
  const rows = rowsOfStages(tasks, stages);
  const processors = rows.flat().reduce((most, row) => Math.max(most, row + 1), 0);
  return placedStages(workload, { stages, processors, rowsOf: (stage) => rows[stage] });
}

/** The processors that run anything of each stage, ascending. */
function rowsOfStages(tasks: OrderTasks, stages: number): readonly (readonly number[])[] {
  const rows = Array.from({ length: stages }, (): number[] => []);
  for (let task = 0; task < tasks.length; task++) {
    const held = rows[tasks.stage[task]];
    if (held[held.length - 1] !== tasks.row[task]) held.push(tasks.row[task]);
  }
  return rows;
}
