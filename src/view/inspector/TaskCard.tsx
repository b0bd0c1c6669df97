import { nameTask } from "../../analysis/nameTask";
import { tasksAfter, tasksBefore } from "../../scene/neighbours";
import { formatTime } from "../../scene/timeUnit";
import { rowOfPosition } from "../../scene/visibleRange";
import { Swatch } from "../common/Swatch";
import { useTheme } from "../common/useTheme";
import { CardHead, Facts, type Told } from "./cardParts";
import css from "./Inspector.module.css";
import { TaskList } from "./TaskList";

/** A task: what, where, when, what it waited for and what waits for it, and why it did not start earlier. */
export function TaskCard({ position, ...told }: Told & { readonly position: number }) {
  const { result, name, isPinned } = told;
  const { columns, graph, microbatches, report } = result;
  const theme = useTheme();
  const task = columns.task[position];
  if (task === undefined) return null;
  const op = graph.ops[Math.floor(task / microbatches)];
  const time = (ticks: number) => formatTime(ticks, report);
  return (
    <article>
      <CardHead
        swatch={<Swatch ink={op.kind} theme={theme} patterns={false} />}
        title={nameTask(result, task)}
        name={name}
        isPinned={isPinned}
      />
      <Facts
        facts={[
          ["On", `P${rowOfPosition(columns.rowOffset, position)}`],
          ["When", `${time(columns.start[position])} to ${time(columns.end[position])}`],
          ["How long", time(columns.end[position] - columns.start[position])],
        ]}
      />
      <TaskList
        {...told}
        title="Needs"
        positions={tasksBefore(result, position)}
        none="Nothing: it could start at once."
      />
      <TaskList {...told} title="Needed by" positions={tasksAfter(result, position)} none="No other task." />
      <section className={css.section}>
        <h3 className={css.subtitle}>Why not earlier</h3>
      </section>
    </article>
  );
}
