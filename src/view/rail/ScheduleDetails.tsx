import { useState } from "react";
import { chartOptionSet } from "../../state/chartEdits";
import type { Chart } from "../../state/document";
import { dialogSet } from "../../state/layout";
import { OWN_ORDER } from "../../state/orderEdits";
import type { Run } from "../../state/runs";
import { Button } from "../common/Button";
import { CitationLink } from "../common/CitationLink";
import { HelpShown } from "../common/Field";
import { familyOf } from "../common/familyOf";
import { OptionsForm } from "../common/OptionsForm";
import { EditOrderButton, useRecognized } from "../orders/OwnOrderNote";
import { optionGroups } from "./optionGroups";
import css from "./ScheduleDetails.module.css";

/** A schedule unfolded: its idea, who published it, what can be set, and the way to another schedule in its place. */
export function ScheduleDetails({ chart, run }: { readonly chart: Chart; readonly run: Run }) {
  const { summary, citation, reconstruction, options } = familyOf(chart);
  const recognized = useRecognized(chart.id);
  return (
    <div className={css.details}>
      <p className={css.summary}>{summary}</p>
      {recognized !== undefined && <p>{recognized}</p>}
      {chart.family === OWN_ORDER && <EditOrderButton chart={chart.id} />}
      {reconstruction !== undefined && (
        <p className={css.summary}>
          <em>Reconstruction.</em> {reconstruction}
        </p>
      )}
      {citation && <CitationLink citation={citation} />}
      {options.length > 0 && <Options chart={chart} run={run} />}
      <Button aria-haspopup="dialog" onClick={() => dialogSet("schedules", chart.id)}>
        Choose another schedule
      </Button>
    </div>
  );
}

function Options({ chart, run }: { readonly chart: Chart; readonly run: Run }) {
  const [isHelpShown, setHelpShown] = useState(false);
  const refusal = run.kind === "refused" ? run.refusal : undefined;
  const problems = refusal?.field === undefined ? {} : { [refusal.field]: refusal.reason };
  const groups = optionGroups(familyOf(chart).options);
  return (
    <HelpShown value={isHelpShown}>
      <div className={css.options}>
        {groups.map(({ name, specs }) => (
          <fieldset key={name}>
            <legend className={groups.length > 1 ? css.group : css.unseen}>{name}</legend>
            <OptionsForm
              specs={specs}
              values={chart.options}
              problems={problems}
              onChange={(id, value) => chartOptionSet(chart.id, id, value, { join: `${chart.id}.${id}` })}
            />
          </fieldset>
        ))}
        <button
          type="button"
          className={css.help}
          aria-pressed={isHelpShown}
          onClick={() => setHelpShown(!isHelpShown)}
        >
          {isHelpShown ? "Hide what these mean" : "What these mean"}
        </button>
      </div>
    </HelpShown>
  );
}
