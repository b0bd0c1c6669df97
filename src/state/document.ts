import type { Problem } from "../model/problem";
import type { FamilyChoice } from "../schedule/family";

/** What the user made: what undo walks through, what the link and the saved file carry. */
export interface Document {
  readonly problem: Problem;
  /** The charts, top to bottom. */
  readonly charts: readonly Chart[];
  /** Id of the chart that speedup and differences are measured against; "one" for one processor. */
  readonly baseline: string;
  /** Id of the published figure that it was opened as; it may have been changed since. */
  readonly figure?: string;
}

export interface Chart extends FamilyChoice {
  /** Unique within the document, stable while it lives; the worker's lane. */
  readonly id: string;
}
