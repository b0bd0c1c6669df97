import { defaultOptions, type OptionValues } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import type { Family, FamilyPlan } from "../family";
import type { Placement } from "../placement/placement";
import type { Plan } from "../plan";
import { bestOrder } from "../zeroBubble/bestOrder";
import type { Preferences } from "../zeroBubble/greedyChoice";
import { placedTimes } from "../zeroBubble/placedTimes";
import { activationLimitNote, activationLimitOf } from "./activationLimit";
import { planBatches } from "./planBatches";

/** What a family searches through for the best order of one batch. */
export interface OrderSearch {
  /** First layer of each stage. */
  readonly starts: Int32Array;
  readonly placement: Placement;
  readonly preferences: readonly Preferences[];
  /** Families with the same placement whose orders, with default options, are tried as well. */
  readonly patterns: readonly Family[];
}

/**
 * A plan that repeats the best order found for one batch within the activation limit, which is 2P stage-microbatches on each
 * processor unless the option says otherwise. O(tasks · log P) for each order tried.
 */
export function planBestOrder(
  workload: Workload,
  options: OptionValues,
  { starts, placement, preferences, patterns }: OrderSearch,
): FamilyPlan {
  const limits = activationLimitOf(workload, options, 2 * placement.processors);
  const times = placedTimes(workload, starts, placement);
  const one = { ...workload, batches: 1 };
  const rows = bestOrder({
    times,
    limits,
    preferences,
    patterns: patterns.flatMap((family) => patternOf(family, one, placement)),
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
  return { ...planned, notes: [...(planned.notes ?? []), activationLimitNote(limits, options)] };
}

function patternOf(family: Family, workload: Workload, { processors }: Placement): readonly Plan[] {
  const made = family.plan(workload, defaultOptions(family.options));
  return isRefusal(made) ? [] : [{ ...made.plan, order: made.plan.order.slice(0, processors) }];
}
