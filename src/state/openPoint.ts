import { type ProblemSize, withSize } from "../model/withSize";
import type { FamilyChoice } from "../schedule/family";
import type { Document } from "./document";
import { documentEdited, documentStore } from "./documentStore";
import { layoutChanged } from "./layout";
import { chartOf, withChartOf } from "./withChartOf";

/** What a point of a sweep stands for: a schedule of the problem at some size. */
export interface OpenedPoint extends ProblemSize {
  readonly choice: FamilyChoice;
}

/**
 * Opens the Gantt of a point: the problem takes its size, and a chart of its schedule stands among the charts. One step of
 * undo. Returns the chart's id.
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
