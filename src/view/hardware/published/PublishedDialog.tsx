import { Dialog } from "../../common/Dialog";
import css from "./PublishedDialog.module.css";
import { type PublishedSection, publishedFigures } from "./publishedFigures";

/** Every published figure that there is a model for, ours beside it, and why the two differ. */
export function PublishedDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Published figures and ours" size="wide" onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={css.sections} aria-label="Figures by subject" tabIndex={0}>
        {publishedFigures.map((section) => (
          <Section key={section.title} section={section} />
        ))}
      </section>
    </Dialog>
  );
}

function Section({ section: { title, notes, figures } }: { readonly section: PublishedSection }) {
  const [lead, ...others] = notes;
  return (
    <section className={css.section} aria-label={title}>
      <h3>{title}</h3>
      {lead !== undefined && <p className={css.note}>{lead}</p>}
      {figures.length > 0 && (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col">Published</th>
              <th scope="col">Ours</th>
              <th scope="col">Why they differ</th>
            </tr>
          </thead>
          <tbody>
            {figures.map(({ what, published, ours, why }) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td data-head="Published">{published}</td>
                <td data-head="Ours">{ours}</td>
                <td data-head="Why they differ">{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {others.map((note) => (
        <p key={note} className={css.note}>
          {note}
        </p>
      ))}
    </section>
  );
}
