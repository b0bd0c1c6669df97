import type { Report } from "../../analysis/report";
import type { ChartResult } from "../gantt/useChartResults";

/** A chart's numbers, as a tab of the drawer shows them. */
export interface ChartReport {
  readonly id: string;
  readonly name: string;
  readonly report: Report;
  /** They are of an earlier problem. */
  readonly isStale: boolean;
}

/** The charts that have numbers to show; `stale` says of each chart whether they are of an earlier problem. */
export function chartReports(
  charts: readonly ChartResult[],
  stale: readonly boolean[],
): readonly ChartReport[] {
  return charts.flatMap(({ chart, name, result }, i) =>
    result === undefined ? [] : [{ id: chart.id, name, report: result.report, isStale: stale[i] }],
  );
}
