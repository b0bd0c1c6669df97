import { memo } from "react";
import { type Gutter, paintGutter } from "./paintGutter";
import css from "./RowLabels.module.css";
import { usePainter } from "./usePainter";

const NO_SOURCES = [] as const;

/** The column of row labels left of a plot. Drawn, for there may be a thousand; the table in the drawer says it in words. */
export const RowLabels = memo(function RowLabels({ gutter }: { readonly gutter: Gutter }) {
  const host = usePainter((surface) => paintGutter(surface, gutter), NO_SOURCES);
  return (
    <div ref={host} aria-hidden="true" className={css.labels} style={{ width: gutter.columns.widthPx }} />
  );
});
