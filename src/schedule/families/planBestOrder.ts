import { defaultOptions, type OptionValues } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import type { Family, FamilyPlan } from "../family";
import { unitWorkload } from "../orders/unitWorkload";
import type { Placement } from "../placement/placement";
import type { Plan } from "../plan";
import { bestOrder } from "../zeroBubble/bestOrder";
import type { Preferences } from "../zeroBubble/greedyChoice";
import { placedTimes } from "../zeroBubble/placedTimes";
import { activationLimitNote } from "./activationLimit";
import { planBatches } from "./planBatches";

/** What a family searches through for the best order of one batch. */
export interface OrderSearch {
  /** First layer of each stage. */
  readonly starts: Int32Array;
  readonly placement: Placement;
  /** Stage-microbatches that each processor may keep at once. */
  readonly limits: Int32Array;
  readonly preferences: readonly Preferences[];
  /** Families with this placement whose orders depend on sizes only; with default options they are tried as well. */
  readonly patterns: readonly Family[];
}

/** A plan that repeats the best order found for one batch within the activation limits. O(tasks · log P) for each order tried. */
export function planBestOrder(
  workload: Workload,
  options: OptionValues,
  { starts, placement, limits, preferences, patterns }: OrderSearch,
): FamilyPlan {
  const times = placedTimes(workload, starts, placement);
  const rows = bestOrder({
    times,
    limits,
    preferences,
    patterns: patterns.flatMap((family) => patternOf(family, placement, workload.microbatches)),
  });
  const { stages, microbatches } = times;
  const planned = planBatches(workload, options, {
    starts,
    backward: "split",
    processors: placement.processors,
    write(row, p) {
      for (const task of rows[p]) {
        const op = Math.floor(task / microbatches);
        const m = task - op * microbatches;
        if (op < stages) row.forward(op, m);
        else if (op < 2 * stages) row.activationGradient(op - stages, m);
        else row.weightGradient(op - 2 * stages, m);
      }
    },
  });
  return { ...planned, notes: [...(planned.notes ?? []), activationLimitNote(limits, options, workload)] };
}

/** The order of a family that does not look at times. */
function patternOf(family: Family, { stages, processors }: Placement, microbatches: number): readonly Plan[] {
  const size = unitWorkload({ layers: stages, processors, microbatches, batches: 1 });
  const made = family.plan(size, defaultOptions(family.options));
  return isRefusal(made) ? [] : [made.plan];
}
