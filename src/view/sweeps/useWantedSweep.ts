import { useEffect } from "react";
import { type Sweep, type SweepSpec, sweepStopped, sweepWanted, useSweep } from "../../state/sweeps";
import type { SweepId } from "../../state/sweepView";

/**
 * Wants a sweep while a component is shown, and stops it when the component goes. `spec` must be the same object as long
 * as it says the same (useMemo): another object asks anew.
 */
export function useWantedSweep(id: SweepId, spec: SweepSpec): Sweep | undefined {
  useEffect(() => sweepWanted(id, spec), [id, spec]);
  useEffect(() => () => sweepStopped(id), [id]);
  return useSweep(id);
}
