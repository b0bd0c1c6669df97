import type { Schedule } from "../schedule/schedule";

/**
 * How many minibatches back a minibatch can still be held up: by one that was under way when it began, or by an extra
 * precedence. Beyond it a run without flushes remembers nothing. O(tasks).
 */
export function reachOf({ plan, columns }: Schedule): number {
  const { microbatches } = plan.tasks;
  const begun = new Float64Array(microbatches).fill(Number.POSITIVE_INFINITY);
  const ended = new Float64Array(microbatches);
  for (let at = 0; at < columns.task.length; at++) {
    const microbatch = columns.task[at] % microbatches;
    if (columns.start[at] < begun[microbatch]) begun[microbatch] = columns.start[at];
    if (columns.end[at] > ended[microbatch]) ended[microbatch] = columns.end[at];
  }
  let reach = plan.after.reduce((most, a) => (a.kind === "lag" ? Math.max(most, a.lag) : most), 1);
  for (let first = 0, last = 0; first < microbatches; first++) {
    while (last < microbatches && begun[last] <= ended[first]) last++;
    reach = Math.max(reach, last - first);
  }
  return reach;
}
