import { useDocument } from "../../state/documentStore";
import { MAP_MICROBATCH_ENDS, microbatchesEnd } from "../../state/mapCounts";
import { processorsEnd, SWEEP_ENDS } from "../../state/sweepCounts";
import { sweepViewChanged, useSweepView } from "../../state/sweepView";

/** Up to which count an axis goes, and how that is changed. */
export interface AxisEnd {
  readonly end: number;
  readonly ends: readonly number[];
  readonly setEnd: (end: number) => void;
}

/** Up to how many processors all views go. */
export function useProcessorsEnd(): AxisEnd {
  const own = useDocument((state) => state.document.problem.machine.processors);
  const end = processorsEnd(
    useSweepView((state) => state.processorsEnd),
    own,
  );
  return {
    end,
    ends: withEnd(SWEEP_ENDS, end),
    setEnd: (count) => sweepViewChanged({ processorsEnd: count }),
  };
}

/** Up to how many microbatches maps go. */
export function useMicrobatchesEnd(): AxisEnd {
  const own = useDocument((state) => state.document.problem.training.microbatches);
  const end = microbatchesEnd(
    useSweepView((state) => state.microbatchesEnd),
    own,
  );
  const setEnd = (count: number) => sweepViewChanged({ microbatchesEnd: count });
  return { end, ends: withEnd(MAP_MICROBATCH_ENDS, end), setEnd };
}

function withEnd(ends: readonly number[], end: number): readonly number[] {
  return [...new Set([...ends, end])].sort((a, b) => a - b);
}
