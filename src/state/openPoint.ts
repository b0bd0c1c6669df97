import { type ProblemSize, withSize } from "../model/withSize";
import type { FamilyChoice } from "../schedule/family";
import { freshId, MAX_CHARTS } from "./chartEdits";
import type { Chart, Document } from "./document";
import { documentEdited, documentStore } from "./documentStore";
import { layoutChanged } from "./layout";
import { choiceKey } from "./sweeps";

/** What a point of a sweep stands for: a schedule of the problem at some size. */
export interface OpenedPoint extends ProblemSize {
  readonly choice: FamilyChoice;
}

/**
 * Opens the Gantt of a point: the problem takes its size, and a chart of its schedule stands among the charts, the one
 * that is there or a new one; where there is no more room it takes the place of the last that is not the baseline. One
 * step of undo. Returns the chart's id.
 */
export function pointOpened({ choice, ...size }: OpenedPoint): string {
  documentEdited((document) => withChartOf(choice, withSizeOf(size, document)));
  layoutChanged({ place: "charts" });
  return chartOf(choice, documentStore.getState().document.charts)?.id ?? "";
}

function withSizeOf(size: ProblemSize, document: Document): Document {
  const problem = withSize(document.problem, size);
  return problem === document.problem ? document : { ...document, problem };
}

function withChartOf(choice: FamilyChoice, document: Document): Document {
  const { charts, baseline } = document;
  if (chartOf(choice, charts) !== undefined) return document;
  const { family, options } = choice;
  const chart: Chart = { id: freshId(document), family, options };
  if (charts.length < MAX_CHARTS) return { ...document, charts: [...charts, chart] };
  const last = charts.findLastIndex(({ id }) => id !== baseline);
  return { ...document, charts: charts.with(last, chart) };
}

function chartOf(choice: FamilyChoice, charts: readonly Chart[]): Chart | undefined {
  const key = choiceKey(choice);
  return charts.find((chart) => choiceKey(chart) === key);
}
