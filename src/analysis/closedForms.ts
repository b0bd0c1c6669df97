import type { ClosedForm } from "../schedule/family";
import type { Report } from "./report";

/** Relative difference up to which a formula and a simulated number agree: rounding of a few divisions. */
const ROUNDING = 1e-12;

/** Sets the formulas a family knows for this problem beside the simulated numbers. */
export function checkClosedForms(
  forms: readonly ClosedForm[],
  simulated: Readonly<Record<ClosedForm["metric"], number | null>>,
): Report["closedForms"] {
  return forms.map((form) => ({
    ...form,
    simulated: simulated[form.metric],
    agrees: agrees(form.value, simulated[form.metric]),
  }));
}

function agrees(value: number, simulated: number | null): boolean {
  return simulated !== null && Math.abs(value - simulated) <= ROUNDING * Math.max(Math.abs(value), 1);
}
