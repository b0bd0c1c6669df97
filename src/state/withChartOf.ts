import type { FamilyChoice } from "../schedule/family";
import { freshId, MAX_CHARTS } from "./chartEdits";
import type { Chart, Document } from "./document";
import { choiceKey } from "./sweeps";

/**
 * The document with a chart of this schedule among its charts, the one that is there or a new one below; where there is no
 * more room it takes the place of the last that is not the baseline.
 */
export function withChartOf(choice: FamilyChoice, document: Document): Document {
  const { charts, baseline } = document;
  if (chartOf(choice, charts) !== undefined) return document;
  const { family, options } = choice;
  const chart: Chart = { id: freshId(document), family, options };
  if (charts.length < MAX_CHARTS) return { ...document, charts: [...charts, chart] };
  const last = charts.findLastIndex(({ id }) => id !== baseline);
  return { ...document, charts: charts.with(last, chart) };
}

/** The chart that shows this schedule; undefined if none does. */
export function chartOf(choice: FamilyChoice, charts: readonly Chart[]): Chart | undefined {
  const key = choiceKey(choice);
  return charts.find((chart) => choiceKey(chart) === key);
}
