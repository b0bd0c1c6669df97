import { STALL_CAUSES, STALL_HELP } from "../../analysis/stallCause";
import type { TimeShares } from "../../analysis/timeShares";
import type { Theme } from "../../render/theme";
import { STALL_NAMES, TASK_NAMES } from "../../scene/ink";
import { formatTime, type TimeUnit } from "../../scene/timeUnit";
import { OP_KINDS } from "../../tasks/op";
import { Swatch } from "../common/Swatch";
import { Term } from "../common/Term";
import type { SplitChart } from "./splitCharts";
import css from "./Table.module.css";
import { TableRegion } from "./TableRegion";

interface Props {
  readonly charts: readonly SplitChart[];
  readonly byRow: boolean;
  readonly theme: Theme;
}

interface Column {
  readonly id: string;
  readonly name: string;
  readonly unit: TimeUnit;
  readonly shares: TimeShares;
}

/** The stall breakdown in numbers. The last line is the sum of those above, exactly. */
export function StallTable({ charts, byRow, theme }: Props) {
  const columns = charts.flatMap((chart) => columnsOf(chart, byRow));
  const kinds = OP_KINDS.filter((kind) => columns.some(({ shares }) => shares.busy[kind] > 0));
  const causes = STALL_CAUSES.filter((cause) => columns.some(({ shares }) => shares.stalls[cause] > 0));
  return (
    <TableRegion label="Stalls">
      <thead>
        <tr>
          <th scope="col">Time</th>
          {columns.map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
          <td className={css.rest} />
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">
              <Swatch ink={kind} theme={theme} patterns={false} /> {TASK_NAMES[kind]}
            </th>
            {columns.map((column) => (
              <Cell key={column.id} column={column} ticks={column.shares.busy[kind]} />
            ))}
            <td className={css.rest} />
          </tr>
        ))}
        {causes.map((cause) => (
          <tr key={cause}>
            <th scope="row">
              <Swatch ink={`stall-${cause}`} theme={theme} patterns={false} />{" "}
              <Term name={STALL_NAMES[`stall-${cause}`]} definition={STALL_HELP[cause]} />
            </th>
            {columns.map((column) => (
              <Cell key={column.id} column={column} ticks={column.shares.stalls[cause]} />
            ))}
            <td className={css.rest} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{byRow ? "Makespan" : "Processors × makespan"}</th>
          {columns.map((column) => (
            <Cell key={column.id} column={column} ticks={column.shares.area} />
          ))}
          <td className={css.rest} />
        </tr>
      </tfoot>
    </TableRegion>
  );
}

function columnsOf({ id, name, result, split }: SplitChart, byRow: boolean): readonly Column[] {
  const unit = result.report;
  if (!byRow) return [{ id, name, unit, shares: split.total }];
  return split.rows.map((shares, row) => ({ id: `${id} ${row}`, name: `${name} P${row}`, unit, shares }));
}

function Cell({ column: { shares, unit }, ticks }: { readonly column: Column; readonly ticks: number }) {
  return (
    <td>
      {formatTime(ticks, unit)} <span className={css.soft}>{((100 * ticks) / shares.area).toFixed(1)} %</span>
    </td>
  );
}
