import { useState } from "react";
import { useDocument } from "../../state/documentStore";
import { Button } from "../common/Button";
import { SelectField } from "../common/SelectField";
import { useChartResults } from "../gantt/useChartResults";
import css from "./TasksTab.module.css";
import { TaskTable } from "./TaskTable";

/** Rows of one page. */
const PAGE = 200;

/** The chart as a table: one processor's tasks and stalls in order, with exact times. */
export function TasksTab() {
  const charts = useDocument((state) => state.document.charts);
  const { charts: shown } = useChartResults(charts);
  const [place, setPlace] = useState({ chart: "", row: 0, page: 0 });
  const listed = shown.filter(({ result }) => result !== undefined);
  const entry = listed.find(({ chart }) => chart.id === place.chart) ?? listed[0];
  if (entry?.result === undefined) return <p className={css.empty}>There is no schedule to list yet.</p>;
  const { chart, result } = entry;
  const row = Math.min(place.row, result.report.processors - 1);
  const count = result.columns.rowOffset[row + 1] - result.columns.rowOffset[row];
  const pages = Math.max(1, Math.ceil(count / PAGE));
  const page = Math.min(place.page, pages - 1);
  const first = result.columns.rowOffset[row] + page * PAGE;
  const past = Math.min(first + PAGE, result.columns.rowOffset[row + 1]);
  return (
    <>
      <div className={css.top}>
        <SelectField
          label="Schedule"
          value={chart.id}
          options={listed.map(({ chart: { id }, name }) => ({ value: id, name }))}
          onChange={(id) => setPlace({ chart: id, row, page: 0 })}
        />
        <SelectField
          label="Processor"
          value={String(row)}
          options={Array.from({ length: result.report.processors }, (_, p) => ({
            value: String(p),
            name: `P${p}`,
          }))}
          onChange={(p) => setPlace({ chart: chart.id, row: Number(p), page: 0 })}
        />
        <span className={css.count}>
          {count === 0 ? "no tasks" : `${page * PAGE + 1} to ${page * PAGE + past - first} of ${count} tasks`}
        </span>
        {pages > 1 && (
          <>
            <Button disabled={page === 0} onClick={() => setPlace({ chart: chart.id, row, page: page - 1 })}>
              Before
            </Button>
            <Button
              disabled={page === pages - 1}
              onClick={() => setPlace({ chart: chart.id, row, page: page + 1 })}
            >
              After
            </Button>
          </>
        )}
      </div>
      <TaskTable chart={chart.id} result={result} row={row} first={first} past={past} />
    </>
  );
}
