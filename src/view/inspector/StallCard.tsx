import { describeStall } from "../../analysis/describeStall";
import { STALL_CAUSES, STALL_HELP } from "../../analysis/stallCause";
import { awaitedTask, type StallIndex, taskAfter } from "../../analysis/stallColumns";
import { STALL_NAMES } from "../../scene/ink";
import { formatTime } from "../../scene/timeUnit";
import { rowOfPosition } from "../../scene/visibleRange";
import type { Position } from "../../schedule/schedule";
import { Swatch } from "../common/Swatch";
import { useTheme } from "../common/useTheme";
import { Chain } from "./Chain";
import { CardHead, Facts, TaskLink, type Told } from "./cardParts";
import css from "./Inspector.module.css";

/** A stall: its cause with its definition, where and when, what it waits for, and the chain to the root. */
export function StallCard({ stall, ...told }: Told & { readonly stall: StallIndex }) {
  const { result, chart, name, isPinned } = told;
  const { stalls, report } = result;
  const theme = useTheme();
  const cause = STALL_CAUSES[stalls.cause[stall]];
  if (cause === undefined) return null;
  const time = (ticks: number) => formatTime(ticks, report);
  const link = (position: Position | -1) =>
    position === -1 ? "–" : <TaskLink result={result} chart={chart} position={position} />;
  const { sentence, chain } = describeStall(result, stall, time);
  return (
    <article>
      <CardHead
        swatch={<Swatch ink={`stall-${cause}`} theme={theme} patterns={false} />}
        title={STALL_NAMES[`stall-${cause}`]}
        name={name}
        isPinned={isPinned}
      />
      <p className={css.text}>{sentence}</p>
      <p className={css.definition}>{STALL_HELP[cause]}</p>
      <Facts
        facts={[
          ["On", `P${rowOfPosition(stalls.rowOffset, stall)}`],
          ["When", `${time(stalls.start[stall])} to ${time(stalls.end[stall])}`],
          ["How long", time(stalls.end[stall] - stalls.start[stall])],
          ["Waits for", link(awaitedTask(stalls, stall))],
          ["Then runs", link(taskAfter(stalls, stall))],
        ]}
      />
      <Chain title="Why that came no earlier" steps={chain} chart={chart} />
    </article>
  );
}
