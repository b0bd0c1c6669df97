import type { Schedule } from "../schedule/schedule";

/** When everything of microbatches 0 … m has ended, by m: not decreasing. O(tasks). */
export function completedAt({ plan, columns }: Schedule): Float64Array {
  const { microbatches } = plan.tasks;
  const completed = new Float64Array(microbatches);
  for (let i = 0; i < columns.task.length; i++) {
    const microbatch = columns.task[i] % microbatches;
    if (columns.end[i] > completed[microbatch]) completed[microbatch] = columns.end[i];
  }
  for (let m = 1; m < microbatches; m++) completed[m] = Math.max(completed[m], completed[m - 1]);
  return completed;
}
