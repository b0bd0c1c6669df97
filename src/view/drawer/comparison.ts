import type { Report } from "../../analysis/report";
import { uncapitalized } from "../../base/uncapitalized";
import { formulaName, formulasInWords } from "../common/formulas";
import { METRICS, type Metric } from "./metrics";

/** A schedule in the comparison. */
export interface ComparedChart {
  readonly id: string;
  readonly name: string;
  readonly report: Report;
  /** The numbers are of an earlier problem: they are compared with nothing. */
  readonly isStale?: boolean;
}

/** One row of the comparison, in words. */
export interface ComparisonRow {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly cells: readonly ComparisonCell[];
}

/** One schedule's number. */
export interface ComparisonCell {
  readonly text: string;
  /** As a plain number, for files; null where there is none. */
  readonly value: number | null;
  /** Against the baseline: "−31 %"; absent for the baseline itself and where there is nothing to compare. */
  readonly difference?: string;
  readonly remark?: string;
  /** The remark at length, for those who ask. */
  readonly detail?: string;
  /** The best of the row, where not all are alike. */
  readonly isBest: boolean;
}

/** The rows of the comparison. `baseline` is a chart's id; an id of no chart means no differences. */
export function compare(charts: readonly ComparedChart[], baseline: string): readonly ComparisonRow[] {
  const base = charts.find(({ id, isStale }) => id === baseline && !isStale)?.report;
  return [...METRICS.map((metric) => rowOf(metric, charts, base)), ...formulaRows(charts)];
}

function rowOf(metric: Metric, charts: readonly ComparedChart[], base: Report | undefined): ComparisonRow {
  const values = charts.map(({ report }) => metric.value(report));
  const best = bestOf(
    metric,
    values.filter((_, i) => !charts[i].isStale),
  );
  const { id, name, definition } = metric;
  const cells = charts.map(({ report, isStale }, i) => ({
    text: textOf(metric, values[i], report),
    value: values[i],
    difference:
      report === base || isStale ? undefined : differenceOf(metric, values[i], base && metric.value(base)),
    remark: metric.remark?.(report),
    isBest: !isStale && best !== undefined && values[i] === best,
  }));
  return { id, name, definition, cells };
}

function textOf(metric: Metric, value: number | null, report: Report): string {
  return value === null ? "–" : metric.format(value, report);
}

/** The best value of a row; undefined if all are alike or neither direction is better. */
function bestOf({ better }: Metric, values: readonly (number | null)[]): number | undefined {
  const known = values.filter((value) => value !== null);
  if (better === undefined || known.length < 2 || known.every((value) => value === known[0]))
    return undefined;
  return better === "lower" ? Math.min(...known) : Math.max(...known);
}

function differenceOf(
  { difference }: Metric,
  value: number | null,
  base: number | null | undefined,
): string | undefined {
  if (value === null || base === null || base === undefined) return undefined;
  if (value === base) return "=";
  switch (difference) {
    case "percent":
      return base === 0 ? undefined : signed((100 * (value - base)) / base, " %");
    case "points":
      return signed(100 * (value - base), " pt");
    case "count":
      return signed(value - base, "");
  }
}

function signed(value: number, unit: string): string {
  const digits = unit !== "" && Math.abs(value) < 10 ? 1 : 0;
  const rounded = Math.abs(value).toFixed(digits);
  return Number(rounded) === 0 ? "≈" : `${value < 0 ? "−" : "+"}${rounded}${unit}`;
}

/** What the papers' formulas say, and whether they hold here; one row per quantity that some family has a formula for. */
function formulaRows(charts: readonly ComparedChart[]): readonly ComparisonRow[] {
  const metrics = new Set(charts.flatMap(({ report }) => report.closedForms.map(({ metric }) => metric)));
  return [...metrics].map((metric) => ({
    id: `formula-${metric}`,
    name: `By formula: ${uncapitalized(formulaName(metric))}`,
    definition:
      "What the closed form of the literature gives for this problem, and whether the simulated number agrees.",
    cells: charts.map(({ report }) => formulaCell(report, metric)),
  }));
}

function formulaCell(report: Report, metric: string): ComparisonCell {
  const found = formulasInWords(report).find(({ id }) => id === metric);
  if (found === undefined) return { text: "–", value: null, isBest: false };
  const given = report.closedForms.find((form) => form.metric === metric)?.value ?? null;
  return {
    text: found.value,
    value: typeof given === "number" ? given : null,
    remark: found.agrees ? "agrees" : found.value === "–" ? "not here" : "differs",
    detail: [found.formula, found.difference].filter((part) => part !== undefined).join("\n"),
    isBest: false,
  };
}
