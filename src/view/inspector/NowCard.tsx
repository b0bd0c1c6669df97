import type { ScheduledResult } from "../../analysis/scheduledResult";
import { STALL_CAUSES } from "../../analysis/stallCause";
import { buildScene } from "../../scene/gantt";
import { hitTest } from "../../scene/hitTest";
import { STALL_NAMES, type StallInk, type TaskInk } from "../../scene/ink";
import { formatTime } from "../../scene/timeUnit";
import { taskAt } from "../../schedule/schedule";
import { opOf } from "../../tasks/taskTable";
import { opWords } from "../common/opWords";
import { Swatch } from "../common/Swatch";
import { useTheme } from "../common/useTheme";
import css from "./Inspector.module.css";
import { heldBytesAt, useShownMemory } from "./shownMemory";

interface Props {
  readonly name: string;
  readonly result: ScheduledResult;
  readonly cursor: number;
}

/** More processors than this are not listed one by one. */
const MOST_ROWS = 32;

/** What every processor of a schedule does at the time cursor. */
export function NowCard({ name, result, cursor }: Props) {
  const theme = useTheme();
  const held = useShownMemory(result);
  const rows = Math.min(result.report.processors, MOST_ROWS);
  return (
    <section className={css.section}>
      <h2 className={css.title}>{name}</h2>
      <p className={css.soft}>
        {cursor < result.makespan ? `at ${formatTime(cursor, result.report)}` : "has ended"}
      </p>
      <ul className={css.rows}>
        {Array.from({ length: rows }, (_, row) => {
          const { ink, words } = doingAt(result, cursor, row);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a processor is its number
            <li key={row} className={css.row}>
              <span className={css.soft}>P{row}</span>
              {ink === undefined ? <span /> : <Swatch ink={ink} theme={theme} patterns={false} />}
              <span className={css.words}>{words}</span>
              {held && <span className={css.soft}>{heldBytesAt(held, row, cursor)}</span>}
            </li>
          );
        })}
      </ul>
      {rows < result.report.processors && (
        <p className={css.soft}>and {result.report.processors - rows} more processors</p>
      )}
    </section>
  );
}

interface Doing {
  readonly ink?: TaskInk | StallInk;
  readonly words: string;
}

function doingAt(result: ScheduledResult, cursor: number, row: number): Doing {
  const hit = hitTest(buildScene({ result, overlays: [] }), result.stalls, cursor, row);
  switch (hit.kind) {
    case "task": {
      const task = taskAt(result.columns, hit.position);
      return { ink: opOf(result, task).kind, words: opWords(result, task) };
    }
    case "stall": {
      const ink: StallInk = `stall-${STALL_CAUSES[result.stalls.cause[hit.index]]}`;
      return { ink, words: STALL_NAMES[ink] };
    }
    case "none":
      return { words: "" };
  }
}
