import { nameTask } from "../../analysis/nameTask";
import type { ScheduledResult } from "../../analysis/scheduledResult";
import { formatTime } from "../../scene/timeUnit";
import { type Position, taskAt } from "../../schedule/schedule";
import { showFocus } from "../gantt/showFocus";
import css from "./Table.module.css";
import { TableRegion } from "./TableRegion";
import { waitBefore } from "./waitBefore";

interface Props {
  /** Id of the chart. */
  readonly chart: string;
  readonly result: ScheduledResult;
  readonly row: number;
  /** Positions from `first` up to, not including, `past`. */
  readonly first: number;
  readonly past: number;
}

/** A processor's tasks, first to last; each leads to its place on the chart. */
export function TaskTable({ chart, result, row, first, past }: Props) {
  const { columns, report } = result;
  const time = (ticks: number) => formatTime(ticks, report, 6);
  return (
    <TableRegion label={`Tasks of processor ${row}`}>
      <thead>
        <tr>
          <th scope="col">Task</th>
          <th scope="col">Start</th>
          <th scope="col">End</th>
          <th scope="col">Lasts</th>
          <th scope="col">Idle before</th>
          <td className={css.rest} />
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: past - first }, (_, i) => {
          const position = (first + i) as Position;
          const wait = waitBefore(result, row, position);
          return (
            <tr key={position}>
              <th scope="row">
                <button
                  type="button"
                  className={css.link}
                  onClick={() => showFocus({ kind: "task", chart, position })}
                >
                  {nameTask(result, taskAt(columns, position))}
                </button>
              </th>
              <td>{time(columns.start[position])}</td>
              <td>{time(columns.end[position])}</td>
              <td>{time(columns.end[position] - columns.start[position])}</td>
              <td>
                {wait === undefined ? (
                  "–"
                ) : (
                  <>
                    {time(wait.ticks)} <span className={css.soft}>{wait.causes}</span>
                  </>
                )}
              </td>
              <td className={css.rest} />
            </tr>
          );
        })}
      </tbody>
    </TableRegion>
  );
}
