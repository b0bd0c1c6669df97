import type { ReactNode } from "react";
import type { FamilyDescription } from "../../schedule/families/descriptions";
import type { WeightUpdate } from "../../schedule/family";
import { CitationLink } from "../common/CitationLink";
import { OWN_ORDER } from "./familySections";
import { MiniatureDrawing } from "./MiniatureDrawing";
import css from "./SchedulePicker.module.css";

interface Props {
  readonly family: FamilyDescription;
  /** Why this problem cannot be scheduled so, if that is known. */
  readonly refusal: string | undefined;
  readonly actions: ReactNode;
}

/** What a schedule is: its drawing, its idea, what it does with the weights, and where to read more. */
export function FamilyPanel({ family, refusal, actions }: Props) {
  const { id, name, summary, citation, reconstruction, weightUpdate, options } = family;
  return (
    <article className={css.panel} aria-label={name}>
      <div className={css.about}>
        <h3 className={css.familyName}>{name}</h3>
        <CitationLink citation={citation} />
        {id !== OWN_ORDER && <MiniatureDrawing family={id} />}
        {refusal !== undefined && (
          <p className={css.refusal}>
            <strong>Not with this problem.</strong> {refusal}
          </p>
        )}
        <p>{summary}</p>
        {reconstruction !== undefined && (
          <p>
            <em>Reconstruction.</em> {reconstruction}
          </p>
        )}
        <dl className={css.facts}>
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
