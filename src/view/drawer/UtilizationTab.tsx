import type { Report } from "../../analysis/report";
import { formatTime } from "../../scene/timeUnit";
import { useDocument } from "../../state/documentStore";
import { definitionOf } from "../common/definitionOf";
import { formatBytes } from "../common/formatBytes";
import { Term } from "../common/Term";
import { useChartResults } from "../gantt/useChartResults";
import css from "./Table.module.css";
import { TableRegion } from "./TableRegion";

/** Processor by processor: how busy it is, how long it waits between its tasks, and what it holds at its peak. */
export function UtilizationTab() {
  const charts = useDocument((state) => state.document.charts);
  const { charts: shown } = useChartResults(charts);
  const columns = shown.flatMap(({ chart, name, result }) =>
    result === undefined ? [] : [{ id: chart.id, name, report: result.report }],
  );
  if (columns.length === 0) return <p className={css.empty}>There is no schedule to measure yet.</p>;
  const rows = Math.max(...columns.map(({ report }) => report.processors));
  return (
    <TableRegion label="Utilization">
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            Processor
          </th>
          {columns.map(({ id, name }) => (
            <th key={id} scope="colgroup" colSpan={3} className={css.group}>
              {name}
            </th>
          ))}
          <td className={css.rest} rowSpan={2} />
        </tr>
        <tr>
          {columns.map(({ id }) => (
            <Heads key={id} />
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a processor is its number
          <tr key={row}>
            <th scope="row">P{row}</th>
            {columns.map(({ id, report }) => (
              <Cells key={id} report={report} row={row} />
            ))}
            <td className={css.rest} />
          </tr>
        ))}
      </tbody>
    </TableRegion>
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
        {(share * 100).toFixed(1)} %
      </td>
      <td>{formatTime(report.idleInsideSpan[row], report)}</td>
      <td>
        {report.peakActivations[row]}{" "}
        <span className={css.soft}>{formatBytes(report.peakActivationBytes[row])}</span>
      </td>
    </>
  );
}
