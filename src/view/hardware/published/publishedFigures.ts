import { hardwareFigures } from "./hardwareFigures";
import { trainingFigures } from "./trainingFigures";

/** What papers of one subject state, beside what this program gives. */
export interface PublishedSection {
  readonly title: string;
  readonly blocks: readonly PublishedBlock[];
}

/**
 * A paragraph; a table of published figures; or a table of ours over a range of problems, line by line, heads first, with
 * cells apart by " | ".
 */
export type PublishedBlock =
  | { readonly text: string }
  | { readonly figures: readonly PublishedFigure[] }
  | { readonly lines: readonly string[] };

/** A published figure, ours, and why the two differ. Ours that are "held" are checked by tests. */
export interface PublishedFigure {
  readonly what: string;
  readonly published: string;
  readonly ours: string;
  readonly why: string;
}

/** What docs/published-figures.md says, but for the commands that print it. */
export const publishedFigures: readonly PublishedSection[] = [...trainingFigures, ...hardwareFigures];
