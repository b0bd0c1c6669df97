import type { ReactNode } from "react";
import { useId } from "react";
import { Icon } from "./Icon";
import css from "./Section.module.css";

interface Props {
  readonly title: string;
  readonly isFolded: boolean;
  readonly onFold: (folded: boolean) => void;
  /** What the section says when it is folded. */
  readonly summary?: string;
  readonly children: ReactNode;
}

/** A part of the rail that can be folded away. */
export function Section({ title, isFolded, onFold, summary, children }: Props) {
  const id = useId();
  return (
    <section className={css.section} aria-labelledby={`${id}-title`}>
      <h2 className={css.heading} id={`${id}-title`}>
        <button
          type="button"
          className={css.title}
          aria-expanded={!isFolded}
          aria-controls={id}
          onClick={() => onFold(!isFolded)}
        >
          <Icon name="chevron" />
          {title}
          {isFolded && summary && <span className={css.summary}>{summary}</span>}
        </button>
      </h2>
      <div id={id} className={css.body} hidden={isFolded}>
        {children}
      </div>
    </section>
  );
}
