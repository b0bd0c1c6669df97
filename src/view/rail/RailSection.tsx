import type { ReactNode } from "react";
import { sectionFolded, useLayout } from "../../state/layout";
import { Section } from "../common/Section";

interface Props {
  /** In the saved layout: never rename. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly children: ReactNode;
}

/** A section that stays folded where the user folded it. */
export function RailSection({ id, title, summary, children }: Props) {
  const isFolded = useLayout((state) => state.folded[id] ?? false);
  return (
    <Section
      title={title}
      summary={summary}
      isFolded={isFolded}
      onFold={(folded) => sectionFolded(id, folded)}
    >
      {children}
    </Section>
  );
}
