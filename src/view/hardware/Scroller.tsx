import type { ReactNode } from "react";
import table from "../drawer/Table.module.css";

interface Props {
  readonly label: string;
  /** Stands above the table and scrolls away with it. */
  readonly above: ReactNode;
  readonly children: ReactNode;
}

/** A table below figures of another kind, which scroll together; reachable by keyboard, heads stay in sight. */
export function Scroller({ label, above, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={table.scroller} aria-label={label} tabIndex={0}>
      {above}
      <table className={table.table}>{children}</table>
    </section>
  );
}
