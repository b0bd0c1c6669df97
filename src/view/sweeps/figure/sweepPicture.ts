import type { Problem } from "../../../model/problem";
import type { Drawing } from "../../../render/figure/drawing";

/** What a view shows, as it is drawn on paper. */
export interface SweepPicture {
  /** For the file's name. */
  readonly name: string;
  /** `widthPx` is the whole figure's. */
  draw(problem: Problem, widthPx: number): Drawing;
}
