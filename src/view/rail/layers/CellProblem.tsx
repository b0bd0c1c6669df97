import css from "./LayerTable.module.css";

/** What is wrong with a cell, under it and over the next row. */
export function CellProblem({ text }: { readonly text: string }) {
  return (
    <span className={css.problem} role="alert">
      {text}
    </span>
  );
}
