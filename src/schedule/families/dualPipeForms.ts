import { durationOn, type Workload } from "../../model/workload";
import type { ClosedForm, FamilyPlan } from "../family";
import type { Placement } from "../placement/placement";
import { closedFormsFor, equalStages, onlyIf, type StageTimes } from "./equalStages";
import { peakForm } from "./uniformForms";

/** What tells the formulas of DualPipe and DualPipeV apart. */
export interface DualPipeShape {
  /** Processors from one end of a pipeline to its middle. */
  readonly depth: number;
  /** Microbatches of each half of a processor. */
  readonly microbatches: number;
  readonly formulas: { readonly makespan: string; readonly idle: string; readonly peak: string };
}

/**
 * schedules.md 1. The published bubble is what the processors in the middle idle; those at the ends run fewer pairs, so that
 * it is theirs only where pairs save nothing.
 */
export function dualPipeForms(
  workload: Workload,
  planned: FamilyPlan,
  placement: Placement,
  { depth, microbatches, formulas }: DualPipeShape,
): readonly ClosedForm[] {
  const { processors } = placement;
  const pair = pairTicks(workload, planned);
  const equal = equalStages(workload, planned.plan.tasks.graph, placement);
  const times = pair === undefined && typeof equal !== "string" ? UNEQUAL : equal;
  const timed = closedFormsFor(times, (t) => {
    const tFB = pair ?? Number.NaN;
    const saved = t.F + t.B - tFB;
    const idle = (depth - 1) * (tFB + t.B - 3 * t.W);
    const makespan = 2 * microbatches * (t.F + t.B) - (2 * (microbatches - depth) - 1) * saved + idle;
    const ends = Array.from({ length: processors }, (_, p) =>
      placement.rowsOf(0).includes(p) ? idle : null,
    );
    return [
      onlyIf(sameForAll(t), ALIKE, { metric: "makespan", formula: formulas.makespan, value: makespan }),
      onlyIf(
        saved === 0 || depth <= 2,
        "Processors at the ends run fewer pairs; the formula is for pairs that save nothing, or for pipelines of at most two processors to the middle.",
        onlyIf(sameForAll(t), ALIKE, { metric: "idleInsideSpan", formula: formulas.idle, value: ends }),
      ),
    ];
  });
  return [...timed, peakForm(planned, processors, formulas.peak, () => 2 * depth + 1)];
}

const UNEQUAL = "The formula is for pairs that take equally long.";
const ALIKE = "The formula is exact only for F, I and W that take equally long.";

function sameForAll({ F, I, W, B }: StageTimes): boolean {
  return F === I && I === W && B === I + W;
}

/** Ticks of a pair, if all take equally long. */
function pairTicks(workload: Workload, { plan }: FamilyPlan): number | undefined {
  const costs = plan.pairs?.cost ?? new Float64Array(0);
  const [cost] = costs;
  for (const other of costs) if (other !== cost) return undefined;
  const ticks = durationOn(workload, cost, 0);
  return plan.order.some((_, row) => durationOn(workload, cost, row) !== ticks) ? undefined : ticks;
}
