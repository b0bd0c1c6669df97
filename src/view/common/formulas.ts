import type { Report } from "../../analysis/report";
import { formatNumber, formatTime, scaleUnit, type TimeUnit } from "../../scene/timeUnit";

/** A formula of the literature beside what was simulated, in words. */
export interface FormulaInWords {
  /** Of the metric. */
  readonly id: string;
  readonly name: string;
  readonly formula: string;
  /** What the formula gives for this problem, with its unit; a dash where it gives nothing. */
  readonly value: string;
  readonly simulated: string;
  readonly agrees: boolean;
  /** Why the two differ, or that the formula is not for this problem; undefined if they agree. */
  readonly difference: string | undefined;
}

type Form = Report["closedForms"][number];

/** By processor, more numbers than this are told by the first and the last. */
const MOST_LISTED = 10;

const NAMES: Readonly<Record<string, string>> = {
  period: "Period",
  makespan: "Makespan",
  bubbleFraction: "Bubble fraction",
  peakActivations: "Peak activations by processor",
  idleInsideSpan: "Idle inside the span by processor",
};

/** What a metric with a formula is called. */
export function formulaName(metric: string): string {
  return NAMES[metric] ?? metric;
}

/** The formulas that a schedule's family knows, each held against the simulated number. */
export function formulasInWords(report: Report): readonly FormulaInWords[] {
  return report.closedForms.map((form) => ({
    id: form.metric,
    name: formulaName(form.metric),
    formula: form.formula,
    value: valueInWords(form.metric, form.value, report),
    simulated: valueInWords(form.metric, form.simulated, report),
    agrees: form.agrees,
    difference: form.agrees ? undefined : differenceOf(form, report),
  }));
}

function differenceOf({ metric, simulated, whyNot }: Form, report: Report): string {
  if (whyNot !== null) return whyNot;
  if (simulated === null) return "This run has no such number.";
  return `Simulated: ${valueInWords(metric, simulated, report)}.`;
}

function valueInWords(metric: string, value: Form["value"], report: Report): string {
  if (value === null) return "–";
  if (typeof value === "object") return listInWords(metric, value, report);
  if (metric === "bubbleFraction") return `${formatNumber(100 * value, 4)} %`;
  return metric === "peakActivations" ? formatNumber(value) : formatTime(value, report);
}

/** "4, 3, 2, 1", "each 9 ms": one unit for all, and a dash where there is no number. */
function listInWords(metric: string, values: readonly (number | null)[], unit: TimeUnit): string {
  const scale =
    metric === "peakActivations"
      ? { ticksPerLabel: 1, unit: "" }
      : scaleUnit(unit, Math.max(0, ...values.map((value) => value ?? 0)), 10_000);
  const texts = values.map((value) => (value === null ? "–" : formatNumber(value / scale.ticksPerLabel)));
  return [shortened(texts), scale.unit].filter((part) => part !== "").join(" ");
}

function shortened(texts: readonly string[]): string {
  if (texts.length > 1 && texts.every((text) => text === texts[0])) return `each ${texts[0]}`;
  if (texts.length <= MOST_LISTED) return texts.join(", ");
  return `${texts.slice(0, 3).join(", ")} … ${texts.slice(-2).join(", ")}`;
}
