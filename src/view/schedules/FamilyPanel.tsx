import type { ReactNode } from "react";
import type { FamilyDescription } from "../../schedule/families/descriptions";
import type { WeightUpdate } from "../../schedule/family";
import { OWN_ORDER } from "../../state/orderEdits";
import type { Trial } from "../../state/trials";
import { CitationLink } from "../common/CitationLink";
import { formatFactor } from "../common/formatFactor";
import { MiniatureDrawing } from "./MiniatureDrawing";
import css from "./SchedulePicker.module.css";

interface Props {
  readonly family: FamilyDescription;
  /** What it would do with this problem, if that is known. */
  readonly trial: Trial | undefined;
  readonly actions: ReactNode;
}

/** What a schedule is: its drawing, its idea, what it does with the weights, and where to read more. */
export function FamilyPanel({ family, trial, actions }: Props) {
  const { id, name, summary, citation, reconstruction, weightUpdate, options } = family;
  return (
    <article className={css.panel} aria-label={name}>
      <div className={css.about}>
        <h3 className={css.familyName}>{name}</h3>
        <CitationLink citation={citation} />
        {id !== OWN_ORDER && <MiniatureDrawing family={id} />}
        {trial?.refusal !== undefined && (
          <p className={css.refusal}>
            <strong>Not with this problem.</strong> {trial.refusal}
          </p>
        )}
        <p>{summary}</p>
        {reconstruction !== undefined && (
          <p>
            <em>Reconstruction.</em> {reconstruction}
          </p>
        )}
        <dl className={css.facts}>
          {typeof trial?.speedup === "number" && (
            <>
              <dt>Here</dt>
              <dd>{formatFactor(trial.speedup)} the speed of one processor, as it is set at first</dd>
            </>
          )}
          <dt>Weights</dt>
          <dd>{UPDATES[weightUpdate.kind]}</dd>
          {options.length > 0 && (
            <>
              <dt>Can be set</dt>
              <dd>{options.map((option) => option.name).join(", ")}</dd>
            </>
          )}
        </dl>
      </div>
      <div className={css.actions}>{actions}</div>
    </article>
  );
}

const UPDATES: Readonly<Record<WeightUpdate["kind"], string>> = {
  flush: "One update a batch, after a flush: no gradient is stale.",
  stashed:
    "An update after every minibatch, without a flush: gradients are stale, and versions of the weights are kept.",
  doubleBuffered:
    "One update a batch, without a flush: gradients are one update late, and two versions are kept.",
};
