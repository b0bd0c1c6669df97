import { useState } from "react";
import { useDocument } from "../../state/documentStore";
import { SWEEP_ENDS, sweepEnd } from "../../state/sweepCounts";

/** Up to how many processors curves go: as far as the user says, and it stays when a point in it is opened. */
export interface CurvesEnd {
  readonly end: number;
  readonly ends: readonly number[];
  readonly setEnd: (end: number) => void;
}

/** The end of the axis of processors; a problem beyond it moves it. */
export function useCurvesEnd(): CurvesEnd {
  const processors = useDocument((state) => state.document.problem.machine.processors);
  const [chosen, setEnd] = useState(() => sweepEnd(processors));
  const end = processors > chosen ? sweepEnd(processors) : chosen;
  if (end !== chosen) setEnd(end);
  return { end, ends: [...new Set([...SWEEP_ENDS, end])].sort((a, b) => a - b), setEnd };
}
