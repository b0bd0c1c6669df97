import { describeTask } from "../../analysis/describeTask";
import { nameTask } from "../../analysis/nameTask";
import { tasksBefore } from "../../scene/neighbours";
import { formatTime } from "../../scene/timeUnit";
import { rowOfPosition } from "../../scene/visibleRange";
import { type Position, taskAt } from "../../schedule/schedule";
import { opOf } from "../../tasks/taskTable";
import { Swatch } from "../common/Swatch";
import { useTheme } from "../common/useTheme";
import { Chain } from "./Chain";
import { CardHead, Facts, type Told } from "./cardParts";
import { sendsInWords } from "./sendsInWords";
import { heldInWords, useShownMemory } from "./shownMemory";
import { TaskList } from "./TaskList";

/** A task: what, where, when, what it waited for and what waits for it, and why it did not start earlier. */
export function TaskCard({ position, ...told }: Told & { readonly position: Position }) {
  const { result, name, isPinned } = told;
  const { columns, report } = result;
  const theme = useTheme();
  const held = useShownMemory(result);
  if (position >= columns.task.length) return null;
  const row = rowOfPosition(columns.rowOffset, position);
  const task = taskAt(columns, position);
  const op = opOf(result, task);
  const time = (ticks: number) => formatTime(ticks, report);
  const sends = sendsInWords(result, position, time);
  const { chain, neededBy, partner } = describeTask(result, position, time);
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
          ["On", `P${row}`],
          ["When", `${time(columns.start[position])} to ${time(columns.end[position])}`],
          ["How long", time(columns.end[position] - columns.start[position])],
          ...(sends === "" ? [] : [["Sends", sends] as const]),
          ...(held ? [["Memory then", heldInWords(held, row, columns.start[position])] as const] : []),
        ]}
      />
      {partner !== -1 && <TaskList {...told} title="Runs overlapped with" positions={[partner]} />}
      <Chain title="Why not earlier" steps={chain} chart={told.chart} />
      <TaskList
        {...told}
        title="Needs"
        positions={tasksBefore(result, position)}
        none="Nothing: it could start at once."
      />
      <TaskList
        {...told}
        title="Needed by"
        positions={neededBy.map((step) => step.position)}
        none="No other task."
      />
    </article>
  );
}
