import { useMemo } from "react";
import { isRefusal } from "../../base/refusal";
import { useDocument } from "../../state/documentStore";
import { figures } from "../../state/figures";
import { isUntouched } from "../../state/figures/isUntouched";
import css from "./FigureCaption.module.css";

/** Which published figure is on the page, what there is to see in it, and whether it was changed since. */
export function FigureCaption({ id }: { readonly id: string }) {
  const document = useDocument((state) => state.document);
  const figure = figures.find(id);
  const isPublished = useMemo(() => !isRefusal(figure) && isUntouched(document, figure), [document, figure]);
  // A link of a later version may name a figure that this one does not know: its schedules are there all the same.
  if (isRefusal(figure)) return null;
  const { citation, caption } = figure;
  return (
    <p className={css.caption}>
      <span className={css.source}>
        {isPublished ? "After " : "Changed from "}
        <a className={css.link} href={citation.url} target="_blank" rel="noreferrer">
          {citation.short}
        </a>
        , {citation.where}.
      </span>{" "}
      {isPublished && caption}
    </p>
  );
}
