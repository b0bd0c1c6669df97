import { taskText } from "../schedule/notation";
import type { TaskId } from "../tasks/ids";
import type { TaskMarks } from "./scene";

/** The cell of the task at a position: "2F0". */
export function taskLabel(tasks: TaskMarks, position: number): string {
  return taskText(tasks, tasks.columns.task[position] as TaskId);
}
