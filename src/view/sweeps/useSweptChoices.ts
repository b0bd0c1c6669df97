import { useMemo } from "react";
import type { FamilyChoice } from "../../schedule/family";
import { useDocument } from "../../state/documentStore";
import { useSweepView } from "../../state/sweepView";
import { sweptChoices } from "../../state/sweptChoices";

/** The schedules that take part in sweeps; the same object as long as they are the same. */
export function useSweptChoices(): readonly FamilyChoice[] {
  const charts = useDocument((state) => state.document.charts);
  const families = useSweepView((state) => state.families);
  return useMemo(() => sweptChoices(charts, families), [charts, families]);
}
