import { useMemo } from "react";
import { sizeOf } from "../../model/withSize";
import { useDocument } from "../../state/documentStore";
import { sweepCounts } from "../../state/sweepCounts";
import type { SweepSpec } from "../../state/sweeps";
import { useSweptChoices } from "./useSweptChoices";

/** What trade-offs compare: every choice that takes part at the problem's size, or on up to `end` processors as well. */
export function useTradeOffSpec(end: number | undefined): SweepSpec {
  const problem = useDocument((state) => state.document.problem);
  const choices = useSweptChoices();
  return useMemo(() => {
    const own = sizeOf(problem);
    const counts = end === undefined ? [own.processors] : sweepCounts(end, own.processors);
    return { problem, choices, cells: counts.map((processors) => ({ ...own, processors })) };
  }, [problem, choices, end]);
}
