import { useMemo } from "react";
import type { FamilyChoice } from "../../schedule/family";
import { useDocument } from "../../state/documentStore";
import { useSweeps } from "../../state/sweeps";
import { sweptChoices } from "../../state/sweptChoices";

/** The schedules that take part in sweeps; the same object as long as they are the same. */
export function useSweptChoices(): readonly FamilyChoice[] {
  const charts = useDocument((state) => state.document.charts);
  const families = useSweeps((state) => state.families);
  return useMemo(() => sweptChoices(charts, families), [charts, families]);
}
