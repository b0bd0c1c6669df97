import { useMemo } from "react";
import { sizeOf } from "../../model/withSize";
import { useDocument } from "../../state/documentStore";
import { mapMicrobatches, mapProcessors } from "../../state/mapCounts";
import type { SweepSpec } from "../../state/sweeps";
import type { HeatGrid } from "./heatGrid";
import { useSweptChoices } from "./useSweptChoices";

/** What the maps sweep: every choice that takes part at every size of the grid. */
export function useMapSpec(grid: HeatGrid): SweepSpec {
  const problem = useDocument((state) => state.document.problem);
  const choices = useSweptChoices();
  return useMemo(() => {
    const cells = grid.microbatches.flatMap((microbatches) =>
      grid.processors.map((processors) => ({ processors, microbatches })),
    );
    return { problem, choices, cells };
  }, [problem, choices, grid]);
}

/** The sizes of the maps: processors up to `end`, microbatches up to `rowsEnd`, the problem's own among them. */
export function useHeatGrid(end: number, rowsEnd: number): HeatGrid {
  const problem = useDocument((state) => state.document.problem);
  const { processors, microbatches } = sizeOf(problem);
  return useMemo(
    () => ({
      processors: mapProcessors(end, processors),
      microbatches: mapMicrobatches(rowsEnd, microbatches),
      own: { processors, microbatches },
    }),
    [end, rowsEnd, processors, microbatches],
  );
}
