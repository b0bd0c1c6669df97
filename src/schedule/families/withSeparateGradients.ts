import { isRefusal } from "../../base/refusal";
import { withoutInterleaving } from "../../model/workload";
import type { Family } from "../family";

/** A family that never runs both gradients of a stage as one task, so that a machine that could interleave them does not. */
export function withSeparateGradients(family: Family): Family {
  return {
    ...family,
    plan(workload, options) {
      const planned = family.plan(withoutInterleaving(workload), options);
      if (isRefusal(planned) || workload.backward === undefined) return planned;
      return { ...planned, notes: [...(planned.notes ?? []), APART_NOTE] };
    },
  };
}

/** Said where a machine could interleave gradients and the schedule does not let it. */
export const APART_NOTE =
  "Activation and weight gradients run apart here, so nothing is saved by interleaving them.";
