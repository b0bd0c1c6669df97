import { useState } from "react";
import { describedFamilies } from "../../schedule/families/described";
import { baselineSet, chartDuplicated, chartMoved, chartRemoved } from "../../state/chartEdits";
import type { Chart } from "../../state/document";
import { dialogSet } from "../../state/layout";
import { type Run, runOf, useRuns } from "../../state/runs";
import { IconButton } from "../common/Button";
import { Icon } from "../common/Icon";
import { Menu, MenuItem } from "../common/Menu";
import { ScheduleDetails } from "./ScheduleDetails";
import css from "./ScheduleRow.module.css";

interface Props {
  readonly chart: Chart;
  readonly name: string;
  readonly isBaseline: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** One schedule: baseline or not, its name, its options when unfolded, and what can be done with it. */
export function ScheduleRow({ chart, name, isBaseline, isFirst, isLast }: Props) {
  const [isOpen, setOpen] = useState(false);
  const run = useRuns((state) => runOf(state, chart.id));
  const family = describedFamilies.all.find((entry) => entry.id === chart.family);
  return (
    <li className={css.row}>
      <div className={css.head}>
        <input
          type="radio"
          name="baseline"
          className={css.radio}
          aria-label={`Measure speedup against ${name}`}
          checked={isBaseline}
          onChange={() => baselineSet(chart.id)}
        />
        <button
          type="button"
          className={css.name}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          title={family && `${name}\n${family.summary}`}
        >
          <span className={css.words}>{name}</span>
          <Icon name="chevron" />
        </button>
        {isBaseline && <span className={css.tag}>baseline</span>}
        <Menu
          name={`What to do with ${name}`}
          align="end"
          trigger={(attributes) => <IconButton icon="more" name={`More about ${name}`} {...attributes} />}
        >
          <MenuItem onSelect={() => dialogSet("schedules", chart.id)}>Choose another schedule …</MenuItem>
          <MenuItem onSelect={() => chartMoved(chart.id, -1)} isDisabled={isFirst}>
            Move up
          </MenuItem>
          <MenuItem onSelect={() => chartMoved(chart.id, 1)} isDisabled={isLast}>
            Move down
          </MenuItem>
          <MenuItem onSelect={() => chartDuplicated(chart.id)}>Duplicate</MenuItem>
          <MenuItem onSelect={() => chartRemoved(chart.id)}>Remove</MenuItem>
        </Menu>
      </div>
      <Trouble run={run} />
      {isOpen && <ScheduleDetails chart={chart} run={run} />}
    </li>
  );
}

/** What keeps this schedule from being drawn. */
function Trouble({ run }: { run: Run }) {
  if (run.kind === "refused") return <p className={css.trouble}>{run.refusal.reason}</p>;
  if (run.kind === "crashed") return <p className={css.trouble}>This schedule failed: {run.message}</p>;
  return null;
}
