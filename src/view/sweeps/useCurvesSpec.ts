import { useMemo } from "react";
import { useDocument } from "../../state/documentStore";
import { sweepCounts } from "../../state/sweepCounts";
import type { SweepSpec } from "../../state/sweeps";
import { useSweptChoices } from "./useSweptChoices";

/** What the curves sweep: every choice that takes part on up to `end` processors, with the problem's microbatches. */
export function useCurvesSpec(end: number): SweepSpec {
  const problem = useDocument((state) => state.document.problem);
  const choices = useSweptChoices();
  return useMemo(() => {
    const { microbatches } = problem.training;
    const counts = sweepCounts(end, problem.machine.processors);
    return { problem, choices, cells: counts.map((processors) => ({ processors, microbatches })) };
  }, [problem, choices, end]);
}
