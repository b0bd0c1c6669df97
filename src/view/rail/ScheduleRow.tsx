import { useState } from "react";
import { describedFamilies } from "../../schedule/families/described";
import type { Family } from "../../schedule/family";
import {
  baselineSet,
  chartDuplicated,
  chartFamilySet,
  chartMoved,
  chartOptionSet,
  chartRemoved,
} from "../../state/chartEdits";
import type { Chart } from "../../state/document";
import { type Run, runOf, useRuns } from "../../state/runs";
import { IconButton } from "../common/Button";
import { Icon } from "../common/Icon";
import { Menu, MenuItem } from "../common/Menu";
import { OptionsForm } from "../common/OptionsForm";
import { SelectField } from "../common/SelectField";
import css from "./ScheduleRow.module.css";

const FAMILIES = describedFamilies.all.map(({ id, name }) => ({ value: id, name }));

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
          title={family?.summary}
        >
          {name}
          <Icon name="chevron" />
        </button>
        {isBaseline && <span className={css.tag}>baseline</span>}
        <Menu
          name={`What to do with ${name}`}
          align="end"
          trigger={(attributes) => <IconButton icon="more" name={`More about ${name}`} {...attributes} />}
        >
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
      {isOpen && family && <Details family={family} chart={chart} run={run} />}
    </li>
  );
}

function Details({ family, chart, run }: { family: Family; chart: Chart; run: Run }) {
  const refusal = run.kind === "refused" ? run.refusal : undefined;
  const problems = refusal?.field === undefined ? {} : { [refusal.field]: refusal.reason };
  return (
    <div className={css.details}>
      <SelectField
        label="Schedule"
        value={family.id}
        options={FAMILIES}
        onChange={(id) => chartFamilySet(chart.id, id)}
      />
      <OptionsForm
        specs={family.options}
        values={chart.options}
        problems={problems}
        onChange={(id, value) => chartOptionSet(chart.id, id, value, { join: `${chart.id}.${id}` })}
      />
    </div>
  );
}

/** What keeps this schedule from being drawn. */
function Trouble({ run }: { run: Run }) {
  if (run.kind === "refused") return <p className={css.trouble}>{run.refusal.reason}</p>;
  if (run.kind === "crashed") return <p className={css.trouble}>This schedule failed: {run.message}</p>;
  return null;
}
