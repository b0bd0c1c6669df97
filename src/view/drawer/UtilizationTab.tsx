import type { Report } from "../../analysis/report";
import { formatBytes } from "../../model/formatBytes";
import { formatTime } from "../../scene/timeUnit";
import { useDocument } from "../../state/documentStore";
import { definitionOf } from "../common/definitionOf";
import { formatPercent } from "../common/formatPercent";
import { Term } from "../common/Term";
import { useChartResults } from "../gantt/useChartResults";
import { useStale } from "../gantt/useChartStates";
import { chartReports } from "./chartReports";
import { GroupedTable } from "./GroupedTable";
import css from "./Table.module.css";

/** Processor by processor: how busy it is, how long it waits between its tasks, and what it holds at its peak. */
export function UtilizationTab() {
  const charts = useDocument((state) => state.document.charts);
  const { charts: shown } = useChartResults(charts);
  const reports = chartReports(shown, useStale(charts));
  if (reports.length === 0) return <p className={css.empty}>There is no schedule to measure yet.</p>;
  const rows = Math.max(...reports.map(({ report }) => report.processors));
  return (
    <GroupedTable
      label="Utilization"
      rowHead="Processor"
      rows={Array.from({ length: rows }, (_, row) => `P${row}`)}
      charts={reports}
      heads={() => <Heads />}
      cells={({ report }, row) => <Cells report={report} row={row} />}
    />
  );
}

function Heads() {
  return (
    <>
      <th scope="col" className={css.first}>
        <Term name="Busy" definition={definitionOf("utilization")} />
      </th>
      <th scope="col">
        <Term name="Idle inside" definition={definitionOf("idleInsideSpan")} />
      </th>
      <th scope="col">
        <Term
          name="Peak activations"
          definition={`${definitionOf("peakActivations")}\n${definitionOf("peakActivationBytes")}`}
        />
      </th>
    </>
  );
}

function Cells({ report, row }: { readonly report: Report; readonly row: number }) {
  const share = report.utilization[row];
  if (share === undefined) return <td colSpan={3} />;
  return (
    <>
      <td className={css.first}>
        <span className={css.meter} aria-hidden="true">
          <span style={{ transform: `scaleX(${share})` }} />
        </span>
        <span className={css.percent}>{formatPercent(share)}</span>
      </td>
      <td>{formatTime(report.idleInsideSpan[row], report)}</td>
      <td>
        {report.peakActivations[row]}{" "}
        <span className={css.soft}>{formatBytes(report.peakActivationBytes[row])}</span>
      </td>
    </>
  );
}
