import type { Report } from "../../analysis/report";
import { formatBytes } from "../../model/formatBytes";
import type { Theme } from "../../render/theme";
import { useDocument } from "../../state/documentStore";
import { definitionOf } from "../common/definitionOf";
import { Term } from "../common/Term";
import { useTheme } from "../common/useTheme";
import { useChartResults } from "../gantt/useChartResults";
import { useStale } from "../gantt/useChartStates";
import { chartReports } from "./chartReports";
import { GroupedTable } from "./GroupedTable";
import { MemoryBar } from "./MemoryBar";
import bar from "./MemoryBar.module.css";
import css from "./Table.module.css";

const ACTIVATIONS = "What the peak holds of activations, each until its weight gradient has ended.";
const WEIGHTS =
  "What the peak holds of weights, in as many versions as are alive then, and of gradients: one buffer for the weights of every stage.";

/** Processor by processor: the most memory that each needs, what it is made of, and what there is. */
export function MemoryTab() {
  const charts = useDocument((state) => state.document.charts);
  const theme = useTheme();
  const { charts: shown } = useChartResults(charts);
  const reports = chartReports(shown, useStale(charts));
  if (reports.length === 0) return <p className={css.empty}>There is no schedule to measure yet.</p>;
  const rows = Math.max(...reports.map(({ report }) => report.processors));
  const most = Math.max(1, ...reports.flatMap(({ report }) => [...report.peakMemoryBytes]));
  return (
    <GroupedTable
      label="Memory"
      rowHead="Processor"
      rows={Array.from({ length: rows }, (_, row) => `P${row}`)}
      charts={reports}
      heads={() => <Heads />}
      cells={({ report }, row) => <Cells report={report} row={row} most={most} theme={theme} />}
    />
  );
}

function Heads() {
  return (
    <>
      <th scope="col" className={css.first}>
        <Term name="Peak" definition={definitionOf("peakMemoryBytes")} />
      </th>
      <th scope="col">
        <Term name="Activations" definition={ACTIVATIONS} />
      </th>
      <th scope="col">
        <Term name="Weights + gradients" definition={WEIGHTS} />
      </th>
    </>
  );
}

interface CellsProps {
  readonly report: Report;
  readonly row: number;
  /** Bytes that fill a bar. */
  readonly most: number;
  readonly theme: Theme;
}

function Cells({ report, row, most, theme }: CellsProps) {
  const peak = report.peakMemoryBytes[row];
  if (peak === undefined) return <td colSpan={3} />;
  const { activations, weights, gradients } = report.memoryAtPeak;
  const limit = report.memoryLimitBytes;
  const exceeds = limit !== null && peak > limit;
  return (
    <>
      <td className={css.first}>
        <MemoryBar report={report} row={row} most={most} theme={theme} />
        <span className={limit === null ? bar.text : bar.limited}>
          {exceeds ? <strong>{formatBytes(peak)}</strong> : formatBytes(peak)}
          {limit !== null && (
            <span className={css.soft}>
              {" "}
              {exceeds ? ">" : "of"} {formatBytes(limit)}
            </span>
          )}
        </span>
      </td>
      <td>{formatBytes(activations[row])}</td>
      <td>
        {formatBytes(weights[row])} <span className={css.soft}>+ {formatBytes(gradients[row])}</span>
      </td>
    </>
  );
}
