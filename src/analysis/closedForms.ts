import type { ClosedForm } from "../schedule/family";
import type { Report } from "./report";

/** Relative difference up to which a formula and a simulated number agree: rounding of a few divisions. */
const ROUNDING = 1e-12;

/** Sets the formulas a family knows beside the simulated numbers. */
export function checkClosedForms(
  forms: readonly ClosedForm[],
  simulated: Readonly<Record<ClosedForm["metric"], number | readonly number[] | null>>,
): Report["closedForms"] {
  return forms.map(({ metric, formula, value, whyNot }) => ({
    metric,
    formula,
    value,
    simulated: simulated[metric],
    agrees: agrees(value, simulated[metric]),
    whyNot: whyNot ?? null,
  }));
}

function agrees(value: ClosedForm["value"], simulated: number | readonly number[] | null): boolean {
  if (value === null || simulated === null) return false;
  if (typeof value === "number") return typeof simulated === "number" && isNear(value, simulated);
  if (typeof simulated === "number") return false;
  return value.every((each, p) => each === null || isNear(each, simulated[p]));
}

function isNear(value: number, simulated: number): boolean {
  return Math.abs(value - simulated) <= ROUNDING * Math.max(Math.abs(value), 1);
}
