import type { Report } from "../../analysis/report";
import { useDocument } from "../../state/documentStore";
import { definitionOf } from "../common/definitionOf";
import { Term } from "../common/Term";
import { useChartResults } from "../gantt/useChartResults";
import css from "./Table.module.css";
import { TableRegion } from "./TableRegion";

const RULE = "The staleness that the paper's rule gives for this layer.";
const NO_RULE = "The paper gives no rule for the staleness of this schedule.";

/** Layer by layer: how old the weights are that gradients are computed for, beside the published rule, and how many versions are kept. */
export function WeightsTab() {
  const charts = useDocument((state) => state.document.charts);
  const { charts: shown } = useChartResults(charts);
  const columns = shown.flatMap(({ chart, name, result }) =>
    result === undefined ? [] : [{ id: chart.id, name, report: result.report }],
  );
  const names = shown.find(({ result }) => result !== undefined)?.result?.layerNames ?? [];
  if (columns.length === 0) return <p className={css.empty}>There is no schedule to count in yet.</p>;
  const most = Math.max(1, ...columns.flatMap(({ report }) => [...report.staleness]));
  return (
    <TableRegion label="Staleness">
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            Layer
          </th>
          {columns.map(({ id, name }) => (
            <th key={id} scope="colgroup" colSpan={3} className={css.group}>
              {name}
            </th>
          ))}
          <td className={css.rest} rowSpan={2} />
        </tr>
        <tr>
          {columns.map(({ id, report }) => (
            <Heads key={id} rule={report.stalenessRule?.formula} />
          ))}
        </tr>
      </thead>
      <tbody>
        {names.map((name, layer) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its number, two may share a name
          <tr key={layer}>
            <th scope="row">{name}</th>
            {columns.map(({ id, report }) => (
              <Cells key={id} report={report} layer={layer} most={most} />
            ))}
            <td className={css.rest} />
          </tr>
        ))}
      </tbody>
    </TableRegion>
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
