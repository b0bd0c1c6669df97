import { useShallow } from "zustand/react/shallow";
import type { Chart } from "../../state/document";
import { areAnswered, runOf, useRuns } from "../../state/runs";

/** Whether no chart waits for an answer. */
export function useSettled(charts: readonly Chart[]): boolean {
  return useRuns((state) =>
    areAnswered(
      state,
      charts.map(({ id }) => id),
    ),
  );
}

/** By chart, whether its result is of an earlier problem: this one is under way, was refused, or broke. */
export function useStale(charts: readonly Chart[]): readonly boolean[] {
  return useRuns(useShallow((state) => charts.map(({ id }) => runOf(state, id).kind !== "scheduled")));
}
