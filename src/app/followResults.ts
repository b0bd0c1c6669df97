import { resultReplaced } from "../state/chart";
import { resultOf, runOf, runs } from "../state/runs";

/** Lets go of what was picked in a result that is replaced. Returns what ends it. */
export function followResults(): () => void {
  return runs.subscribe((state, before) => {
    if (state.schedules === before.schedules) return;
    for (const id of Object.keys(state.schedules)) {
      const result = resultOf(runOf(state, id));
      if (result === undefined || result === resultOf(runOf(before, id))) continue;
      resultReplaced(id, result.columns.task.length, result.stalls.start.length);
    }
  });
}
