import { Fragment, type ReactNode } from "react";
import type { ChartReport } from "./chartReports";
import css from "./Table.module.css";
import { TableRegion } from "./TableRegion";

interface Props {
  readonly label: string;
  /** Head of the first column. */
  readonly rowHead: string;
  /** Names of the rows; two may share one. */
  readonly rows: readonly string[];
  /** One group of three columns each. */
  readonly charts: readonly ChartReport[];
  /** The three column heads of a chart. */
  readonly heads: (chart: ChartReport) => ReactNode;
  /** The three cells of a chart in a row. */
  readonly cells: (chart: ChartReport, row: number) => ReactNode;
}

/** Rows against schedules, three columns for each; the numbers of an earlier run are marked as such. */
export function GroupedTable({ label, rowHead, rows, charts, heads, cells }: Props) {
  return (
    <TableRegion label={label}>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {rowHead}
          </th>
          {charts.map(({ id, name, isStale }) => (
            <th key={id} scope="colgroup" colSpan={3} className={css.group}>
              {name}
              {isStale && <span className={css.soft}> last finished run</span>}
            </th>
          ))}
          <td className={css.rest} rowSpan={2} />
        </tr>
        <tr>
          {charts.map((chart) => (
            <Fragment key={chart.id}>{heads(chart)}</Fragment>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((name, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its number
          <tr key={row}>
            <th scope="row">{name}</th>
            {charts.map((chart) => (
              <Fragment key={chart.id}>{cells(chart, row)}</Fragment>
            ))}
            <td className={css.rest} />
          </tr>
        ))}
      </tbody>
    </TableRegion>
  );
}
