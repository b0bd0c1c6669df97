import { useShallow } from "zustand/react/shallow";
import { useRuns } from "../../state/runs";

/** What the worker refused, by the field it belongs to: the first chart that says something about a field wins. */
export function useProblems(): Readonly<Record<string, string>> {
  return useRuns(
    useShallow((state) => {
      const problems: Record<string, string> = {};
      for (const run of Object.values(state.schedules)) {
        if (run.kind !== "refused" || run.refusal.field === undefined) continue;
        problems[run.refusal.field] ??= run.refusal.reason;
      }
      return problems;
    }),
  );
}
