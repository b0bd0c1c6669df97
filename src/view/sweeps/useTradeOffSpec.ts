import { useMemo } from "react";
import { sizeOf } from "../../model/withSize";
import { useDocument } from "../../state/documentStore";
import { sweepCounts } from "../../state/sweepCounts";
import { type SweepSpec, useSweeps } from "../../state/sweeps";
import { sweptChoices } from "../../state/sweptChoices";

/** What trade-offs compare: every choice that takes part at the problem's size, or on up to `end` processors as well. */
export function useTradeOffSpec(end: number | undefined): SweepSpec {
  const problem = useDocument((state) => state.document.problem);
  const charts = useDocument((state) => state.document.charts);
  const families = useSweeps((state) => state.families);
  const choices = useMemo(() => sweptChoices(charts, families), [charts, families]);
  return useMemo(() => {
    const own = sizeOf(problem);
    const counts = end === undefined ? [own.processors] : sweepCounts(end, own.processors);
    return { problem, choices, cells: counts.map((processors) => ({ ...own, processors })) };
  }, [problem, choices, end]);
}
