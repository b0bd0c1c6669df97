import { memo } from "react";
import { Term } from "../common/Term";
import type { ComparedChart, ComparisonRow } from "./comparison";
import css from "./Table.module.css";
import { TableRegion } from "./TableRegion";

interface Props {
  readonly charts: readonly ComparedChart[];
  readonly rows: readonly ComparisonRow[];
  readonly baseline: string;
}

/** Metrics down, schedules across; heads stay in sight. */
export const ComparisonTable = memo(function ComparisonTable({ charts, rows, baseline }: Props) {
  return (
    <TableRegion label="Comparison">
      <thead>
        <tr>
          <th scope="col">Metric</th>
          {charts.map(({ id, name, isStale }) => (
            <th key={id} scope="col" colSpan={2} className={css.chart}>
              {name}
              {id === baseline && <span className={css.soft}> baseline</span>}
              {isStale && <span className={css.soft}> last finished run</span>}
            </th>
          ))}
          <td className={css.rest} />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, definition, cells }) => (
          <tr key={id}>
            <th scope="row">
              <Term name={name} definition={definition} />
            </th>
            {cells.map(({ text, difference, remark, detail, isBest }, i) => (
              <Pair
                key={charts[i].id}
                text={text}
                isBest={isBest}
                aside={[difference, remark].filter((part) => part !== undefined).join("  ")}
                detail={detail}
              />
            ))}
            <td className={css.rest} />
          </tr>
        ))}
      </tbody>
    </TableRegion>
  );
});

interface PairProps {
  readonly text: string;
  readonly isBest: boolean;
  readonly aside: string;
  readonly detail: string | undefined;
}

/** The number, and beside it what is to be said about it. */
function Pair({ text, isBest, aside, detail }: PairProps) {
  return (
    <>
      <td className={css.number} data-best={isBest || undefined}>
        {text}
      </td>
      <td className={css.aside} title={detail ?? aside}>
        {aside}
      </td>
    </>
  );
}
