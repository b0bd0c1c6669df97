import { figures } from "../../state/figures";
import type { Figure } from "../../state/figures/figure";
import { dialogSet } from "../../state/layout";
import { CitationLink } from "../common/CitationLink";
import { chartNames } from "../common/chartNames";
import { Dialog } from "../common/Dialog";
import css from "./FiguresDialog.module.css";
import { openFigure } from "./openFigure";

/** Figures of papers that one press draws anew, as schedules that can be played, measured and changed. */
export function FiguresDialog() {
  return (
    <Dialog title="Figures from papers" onClose={() => dialogSet(undefined)}>
      <p className={css.about}>
        Each is drawn from its schedule's rules, not copied. It takes the place of what is on the page; Undo
        brings that back.
      </p>
      <ul className={css.list}>
        {figures.all.map((figure) => (
          <Entry key={figure.id} figure={figure} />
        ))}
      </ul>
    </Dialog>
  );
}

function Entry({ figure }: { readonly figure: Figure }) {
  const { title, citation, caption, document } = figure;
  const { machine, training } = document.problem;
  return (
    <li className={css.entry}>
      <h3>
        <button
          type="button"
          className={css.open}
          onClick={() => {
            openFigure(figure);
            dialogSet(undefined);
          }}
        >
          {title}
        </button>
      </h3>
      <div className={css.source}>
        <CitationLink citation={citation} />
      </div>
      <p className={css.facts}>
        {chartNames(document.charts).join(" · ")}, {machine.processors} processors, {training.microbatches}{" "}
        microbatches
      </p>
      <p className={css.caption}>{caption}</p>
    </li>
  );
}
