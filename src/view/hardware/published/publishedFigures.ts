import { hardwareFigures } from "./hardwareFigures";
import { trainingFigures } from "./trainingFigures";

/** What papers of one subject state, beside what this program gives. */
export interface PublishedSection {
  readonly title: string;
  /** Paragraphs that say on what the figures rest. */
  readonly notes: readonly string[];
  readonly figures: readonly PublishedFigure[];
}

/** A published figure, ours, and why the two differ. Ours that are "held" are checked by tests. */
export interface PublishedFigure {
  readonly what: string;
  readonly published: string;
  readonly ours: string;
  readonly why: string;
}

/** The tables and paragraphs of docs/published-figures.md, which has the curves and the commands besides. */
export const publishedFigures: readonly PublishedSection[] = [...trainingFigures, ...hardwareFigures];
