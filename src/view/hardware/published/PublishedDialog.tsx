import { Dialog } from "../../common/Dialog";
import css from "./PublishedDialog.module.css";
import {
  type PublishedBlock,
  type PublishedFigure,
  type PublishedSection,
  publishedFigures,
} from "./publishedFigures";

/** Every published figure that there is a model for, ours beside it, and why the two differ. */
export function PublishedDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Published figures and ours" size="wide" onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <section className={css.sections} aria-label="Figures by subject" tabIndex={0}>
        <p className={css.note}>Ours that are called held are checked by the program's tests.</p>
        {publishedFigures.map((section) => (
          <Section key={section.title} section={section} />
        ))}
      </section>
    </Dialog>
  );
}

function Section({ section: { title, blocks } }: { readonly section: PublishedSection }) {
  return (
    <section className={css.section} aria-label={title}>
      <h3>{title}</h3>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks never change
        <Block key={index} block={block} title={title} />
      ))}
    </section>
  );
}

function Block({ block, title }: { readonly block: PublishedBlock; readonly title: string }) {
  if ("text" in block) return <p className={css.note}>{block.text}</p>;
  if ("figures" in block) return <Figures figures={block.figures} />;
  return <Curve lines={block.lines} title={title} />;
}

function Figures({ figures }: { readonly figures: readonly PublishedFigure[] }) {
  return (
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
  );
}

/** A table of numbers, which may be wider than the dialog. */
function Curve({ lines, title }: { readonly lines: readonly string[]; readonly title: string }) {
  const [heads, ...rows] = lines.map((line) => line.split(" | "));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className={css.curve} aria-label={`${title}, by ${heads[0]}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={heads[column + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
