import type { ClosedForm, FamilyPlan } from "../family";

/** A plan whose closed forms of these metrics no longer apply, with the reason as a sentence; earlier reasons stay. */
export function doubtForms(
  planned: FamilyPlan,
  metrics: readonly ClosedForm["metric"][],
  whyNot: string,
): FamilyPlan {
  const closedForms = planned.closedForms?.map((form) =>
    metrics.includes(form.metric) ? { whyNot, ...form } : form,
  );
  return { ...planned, closedForms };
}
