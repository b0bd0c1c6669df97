import type { Citation } from "../../schedule/family";
import css from "./CitationLink.module.css";

/** The paper behind something: a link that opens elsewhere, and where in it to look. Nothing is fetched before it is pressed. */
export function CitationLink({ citation }: { readonly citation: Citation }) {
  const { short, url, where } = citation;
  return (
    <p className={css.citation}>
      <a className={css.link} href={url} target="_blank" rel="noreferrer">
        {short}
      </a>
      {where !== undefined && <span className={css.where}>, {where}</span>}
    </p>
  );
}
