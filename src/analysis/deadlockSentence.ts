import type { Wait } from "../schedule/schedule";
import { type NamedTasks, nameTask } from "./nameTask";

/** Says which tasks wait for each other in a circle, at most this many. */
const MOST_WAITS = 4;

/** Why an order can never finish, as a refusal's sentence. */
export function deadlockSentence(cycle: readonly Wait[], named: NamedTasks): string {
  const waits = cycle.slice(0, MOST_WAITS).map((wait) => {
    const awaited = wait.waitsFor === -1 ? "the end of a batch" : `the ${nameTask(named, wait.waitsFor)}`;
    return `on processor ${wait.processor} the ${nameTask(named, wait.task)} waits for ${awaited}`;
  });
  const more = cycle.length > MOST_WAITS ? `, and ${cycle.length - MOST_WAITS} more` : "";
  return `This order can never finish: ${waits.join("; ")}${more}. Change the order so that nothing waits for itself.`;
}
