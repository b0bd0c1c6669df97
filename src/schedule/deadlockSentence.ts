import type { TaskId } from "../tasks/ids";
import type { Wait } from "./schedule";

/** Says which tasks wait for each other in a circle, at most this many. */
const MOST_WAITS = 4;

/** Why an order can never finish, as a refusal's sentence; `name` says a task in words, as in "forward of conv1". */
export function deadlockSentence(cycle: readonly Wait[], name: (task: TaskId) => string): string {
  const waits = cycle.slice(0, MOST_WAITS).map((wait) => {
    const awaited = wait.waitsFor === -1 ? "the end of a batch" : `the ${name(wait.waitsFor)}`;
    return `on processor ${wait.processor} the ${name(wait.task)} waits for ${awaited}`;
  });
  const more = cycle.length > MOST_WAITS ? `, and ${cycle.length - MOST_WAITS} more` : "";
  return `This order can never finish: ${waits.join("; ")}${more}. Change the order so that nothing waits for itself.`;
}
