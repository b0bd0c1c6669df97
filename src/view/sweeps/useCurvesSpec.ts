import { useMemo } from "react";
import { useDocument } from "../../state/documentStore";
import { sweepCounts } from "../../state/sweepCounts";
import { type SweepSpec, useSweeps } from "../../state/sweeps";
import { sweptChoices } from "../../state/sweptChoices";

/** What the curves sweep: every choice that takes part on up to `end` processors, with the problem's microbatches. */
export function useCurvesSpec(end: number): SweepSpec {
  const problem = useDocument((state) => state.document.problem);
  const charts = useDocument((state) => state.document.charts);
  const families = useSweeps((state) => state.families);
  const choices = useMemo(() => sweptChoices(charts, families), [charts, families]);
  return useMemo(() => {
    const { microbatches } = problem.training;
    const counts = sweepCounts(end, problem.machine.processors);
    return { problem, choices, cells: counts.map((processors) => ({ processors, microbatches })) };
  }, [problem, choices, end]);
}
