import { useMemo } from "react";
import { ONE_PROCESSOR } from "../../state/chartEdits";
import { useDocument } from "../../state/documentStore";
import { Button } from "../common/Button";
import { copyTable } from "../common/copyTable";
import { useLater } from "../common/useLater";
import { useSteady } from "../common/useSteady";
import { useChartResults } from "../gantt/useChartResults";
import { useSettled, useStale } from "../gantt/useChartStates";
import css from "./ComparisonTab.module.css";
import { ComparisonTable } from "./ComparisonTable";
import { chartReports } from "./chartReports";
import { compare } from "./comparison";
import { comparisonCsv, comparisonMarkdown } from "./tableText";

/** Every schedule's numbers side by side, with their differences to the baseline. */
export function ComparisonTab() {
  const documentCharts = useDocument((state) => state.document.charts);
  const results = useChartResults(documentCharts);
  const stale = useStale(documentCharts);
  const known = useMemo(
    () => ({ charts: chartReports(results.charts, stale), baselineId: results.baselineId }),
    [results, stale],
  );
  const { charts, baselineId } = useLater(useSteady(known, useSettled(documentCharts)));
  const rows = useMemo(() => compare(charts, baselineId), [charts, baselineId]);
  if (charts.length === 0) return <p className={css.empty}>There is no schedule to compare yet.</p>;
  const base = charts.find(({ id, isStale }) => id === baselineId && !isStale)?.name;
  return (
    <>
      <div className={css.top}>
        <p className={css.note}>
          {base === undefined
            ? `No differences are shown: the baseline ${baselineId === ONE_PROCESSOR ? "is one processor" : "has no result"}.`
            : `Differences are to ${base}. The best of a row is bold.`}
        </p>
        <Button tone="quiet" onClick={() => copyTable(comparisonCsv(charts, rows))}>
          Copy CSV
        </Button>
        <Button tone="quiet" onClick={() => copyTable(comparisonMarkdown(charts, rows), "Markdown")}>
          Copy Markdown
        </Button>
      </div>
      <ComparisonTable charts={charts} rows={rows} baseline={baselineId} />
    </>
  );
}
