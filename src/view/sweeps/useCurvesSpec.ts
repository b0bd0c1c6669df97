import { useMemo } from "react";
import { useDocument } from "../../state/documentStore";
import { sweepCounts } from "../../state/sweepCounts";
import { type SweepSpec, useSweeps } from "../../state/sweeps";
import { sweptChoices } from "../../state/sweptChoices";

/** What the curves sweep: every choice that takes part, on more and more processors, with the problem's microbatches. */
export function useCurvesSpec(): SweepSpec {
  const problem = useDocument((state) => state.document.problem);
  const charts = useDocument((state) => state.document.charts);
  const families = useSweeps((state) => state.families);
  const choices = useMemo(() => sweptChoices(charts, families), [charts, families]);
  return useMemo(() => {
    const { microbatches } = problem.training;
    const cells = sweepCounts(problem.machine.processors).map((processors) => ({ processors, microbatches }));
    return { problem, choices, cells };
  }, [problem, choices]);
}
