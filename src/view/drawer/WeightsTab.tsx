import type { Report } from "../../analysis/report";
import { useDocument } from "../../state/documentStore";
import { definitionOf } from "../common/definitionOf";
import { Term } from "../common/Term";
import { useChartResults } from "../gantt/useChartResults";
import { useStale } from "../gantt/useChartStates";
import { chartReports } from "./chartReports";
import { GroupedTable } from "./GroupedTable";
import css from "./Table.module.css";

const RULE = "The staleness that the paper's rule gives for this layer.";
const NO_RULE = "The paper gives no rule for the staleness of this schedule.";

/** Layer by layer: how old the weights are that gradients are computed for, beside the published rule, and how many versions are kept. */
export function WeightsTab() {
  const charts = useDocument((state) => state.document.charts);
  const { charts: shown } = useChartResults(charts);
  const reports = chartReports(shown, useStale(charts));
  const names = shown.find(({ result }) => result !== undefined)?.result?.layerNames ?? [];
  if (reports.length === 0) return <p className={css.empty}>There is no schedule to count in yet.</p>;
  const most = Math.max(1, ...reports.flatMap(({ report }) => [...report.staleness]));
  return (
    <GroupedTable
      label="Staleness"
      rowHead="Layer"
      rows={names}
      charts={reports}
      heads={({ report }) => <Heads rule={report.stalenessRule?.formula} />}
      cells={({ report }, layer) => <Cells report={report} layer={layer} most={most} />}
    />
  );
}

function Heads({ rule }: { readonly rule: string | undefined }) {
  return (
    <>
      <th scope="col" className={css.first}>
        <Term name="Staleness" definition={definitionOf("staleness")} />
      </th>
      <th scope="col">
        <Term name="Rule" definition={rule === undefined ? NO_RULE : `${RULE}\n${rule}`} />
      </th>
      <th scope="col">
        <Term name="Versions" definition={definitionOf("weightVersions")} />
      </th>
    </>
  );
}

function Cells({
  report,
  layer,
  most,
}: {
  readonly report: Report;
  readonly layer: number;
  readonly most: number;
}) {
  const counted = report.staleness[layer];
  if (counted === undefined) return <td colSpan={3} />; // an earlier run of a shorter network
  const rule = report.stalenessRule?.byLayer[layer];
  const differs = rule !== undefined && rule !== counted;
  return (
    <>
      <td className={css.first}>
        <span className={css.meter} aria-hidden="true">
          <span style={{ transform: `scaleX(${counted / most})` }} />
        </span>
        <span className={css.count}>{counted}</span>
      </td>
      <td
        className={differs ? undefined : css.soft}
        title={differs ? "Counted and rule differ here." : undefined}
      >
        {rule ?? "–"}
        {differs && " ≠"}
      </td>
      <td>{report.weightVersions[layer]}</td>
    </>
  );
}
