import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import type { ScheduledResult } from "../../analysis/scheduledResult";
import type { TimeUnit } from "../../scene/timeUnit";
import type { ScheduleColumns } from "../../schedule/schedule";
import type { Chart } from "../../state/document";
import { useDocument } from "../../state/documentStore";
import { resultOf, runOf, useRuns } from "../../state/runs";
import { chartNames } from "../common/chartNames";

/** The results that the charts show, and what follows for all of them together. */
export interface ChartResults {
  readonly charts: readonly ChartResult[];
  /** Rows by chart, also where there is no result yet. */
  readonly rows: readonly number[];
  readonly schedules: readonly ScheduleColumns[];
  /** End of the longest schedule. */
  readonly extentTicks: number;
  readonly baselineId: string;
  readonly baseline: ScheduledResult | undefined;
  /** Undefined until there is a result. */
  readonly unit: TimeUnit | undefined;
}

/** A chart with what it shows. */
export interface ChartResult {
  readonly chart: Chart;
  /** Tells it from the other charts. */
  readonly name: string;
  readonly result: ScheduledResult | undefined;
}

/** Reads the results of these charts: the same object until one of them has another result. */
export function useChartResults(charts: readonly Chart[]): ChartResults {
  const baselineId = useDocument((state) => state.document.baseline);
  const found = useRuns(useShallow((state) => charts.map(({ id }) => resultOf(runOf(state, id)))));
  const isMissing = found.includes(undefined);
  const expectedRows = useDocument((state) => (isMissing ? state.document.problem.machine.processors : 0));
  return useMemo(() => {
    const names = chartNames(charts);
    const results = found.filter((result) => result !== undefined);
    return {
      charts: charts.map((chart, i) => ({ chart, name: names[i], result: found[i] })),
      rows: found.map((result) => result?.report.processors ?? expectedRows),
      schedules: results.map((result) => result.columns),
      extentTicks: Math.max(1, ...results.map((result) => result.makespan)),
      baselineId,
      baseline: found[charts.findIndex(({ id }) => id === baselineId)],
      unit: results[0]?.report,
    };
  }, [charts, found, expectedRows, baselineId]);
}
