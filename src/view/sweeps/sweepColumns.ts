import { metrics } from "../../analysis/metricDefinitions";
import type { SweepColumn } from "../../export/sweeps/sweepExporter";
import { SWEEP_METRICS } from "./sweepMetrics";

/** What the numbers of files mean: those of the views, and the bound. Times are in the unit that stands beside them. */
export const SWEEP_COLUMNS: readonly SweepColumn[] = [
  ...SWEEP_METRICS.map(({ id, name, better }): SweepColumn => {
    const { unit, definition, formula } = metrics.get(id);
    return {
      id,
      name,
      unit: unit === "ticks" ? "in the point's unit" : unit,
      better,
      definition: definition.replace(/^Ticks /, "Time "),
      formula,
    };
  }),
  {
    id: "bound",
    name: "Bound",
    unit: "factor",
    definition:
      "The steady speedup that no schedule passes which leaves forwards and weight gradients whole: one-processor time of one minibatch ÷ the lower bound on the period.",
  },
];
