import type { OptionValues } from "../base/options";
import type { FamilyChoice } from "../schedule/family";
import type { Chart, Document } from "./document";
import { documentEdited, type EditOptions } from "./documentStore";
import { withOption } from "./problemEdits";

/** Baseline that stands for one processor that does everything. */
export const ONE_PROCESSOR = "one";

/** The most charts a document holds. */
export const MAX_CHARTS = 12;

/** Adds a schedule below the others. */
export function chartAdded(family: string): void {
  chartsAdded([family]);
}

/** Adds a schedule with options of its own below another one, or below all. Returns its id, or undefined if there is no room. */
export function chartInserted(choice: FamilyChoice, below?: string): string | undefined {
  let id: string | undefined;
  documentEdited((document) => {
    if (document.charts.length >= MAX_CHARTS) return document;
    id = freshId(document);
    const at = document.charts.findIndex((chart) => chart.id === below) + 1 || document.charts.length;
    return { ...document, charts: document.charts.toSpliced(at, 0, { ...choice, id }) };
  });
  return id;
}

/** Makes a chart show this, whatever it showed. */
export function chartChoiceSet(id: string, { family, options }: FamilyChoice): void {
  chartChanged(id, () => ({ id, family, options }));
}

/** Adds schedules below the others in one step, as many as there is room for. */
export function chartsAdded(families: readonly string[]): void {
  documentEdited((document) => {
    const room = MAX_CHARTS - document.charts.length;
    const added = families.slice(0, Math.max(0, room));
    if (added.length === 0) return document;
    return added.reduce(withChart, document);
  });
}

function withChart(document: Document, family: string): Document {
  const chart: Chart = { id: freshId(document), family, options: {} };
  return { ...document, charts: [...document.charts, chart] };
}

/** Puts a copy below a schedule. */
export function chartDuplicated(id: string): void {
  documentEdited((document) => {
    const index = document.charts.findIndex((chart) => chart.id === id);
    if (index < 0 || document.charts.length >= MAX_CHARTS) return document;
    const copy = { ...document.charts[index], id: freshId(document) };
    return { ...document, charts: document.charts.toSpliced(index + 1, 0, copy) };
  });
}

/** Takes a schedule away; if it was the baseline, the first of the others is. */
export function chartRemoved(id: string): void {
  documentEdited((document) => {
    const charts = document.charts.filter((chart) => chart.id !== id);
    const baseline = document.baseline === id ? (charts[0]?.id ?? ONE_PROCESSOR) : document.baseline;
    return { ...document, charts, baseline };
  });
}

/** Moves a schedule up (−1) or down (1). */
export function chartMoved(id: string, by: -1 | 1): void {
  documentEdited((document) => {
    const from = document.charts.findIndex((chart) => chart.id === id);
    const to = from + by;
    if (from < 0 || to < 0 || to >= document.charts.length) return document;
    const chart = document.charts[from];
    return { ...document, charts: document.charts.toSpliced(from, 1).toSpliced(to, 0, chart) };
  });
}

/** Sets an option of a schedule; undefined takes it back to its default. */
export function chartOptionSet(
  id: string,
  option: string,
  value: OptionValues[string],
  options?: EditOptions,
): void {
  chartChanged(id, (chart) => ({ ...chart, options: withOption(chart.options, option, value) }), options);
}

/** Makes a chart show another family, with that family's defaults. */
export function chartFamilySet(id: string, family: string): void {
  chartChanged(id, (chart) => (chart.family === family ? chart : { id, family, options: {} }));
}

/** Measures speedup against this chart, or against one processor. */
export function baselineSet(baseline: string): void {
  documentEdited((document) => (document.baseline === baseline ? document : { ...document, baseline }));
}

function chartChanged(id: string, change: (chart: Chart) => Chart, options?: EditOptions): void {
  documentEdited(
    (document) => ({
      ...document,
      charts: document.charts.map((chart) => (chart.id === id ? change(chart) : chart)),
    }),
    options,
  );
}

/** An id that no chart of the document has; ids of removed charts may return. */
export function freshId(document: Document): string {
  const numbers = document.charts.map((chart) => Number(chart.id.slice(1)) || 0);
  return `c${Math.max(0, ...numbers) + 1}`;
}
