import type { StepColumns } from "../scene/stepColumns";
import { firstAbove } from "../scene/visibleRange";
import { px } from "./markPlaces";
import type { RenderSpec } from "./renderSpec";

/** Steps of rows, with what is prepared for drawing many of them on few pixels. */
interface DrawnSteps {
  readonly rowOffset: Int32Array;
  readonly x: Float64Array;
  readonly columns: readonly StepColumns[];
}

/** Widest column that may stand for its highest step, CSS pixels: at rest, and while the picture moves. */
const COLUMN_PX = 1;
const MOVING_COLUMN_PX = 3;

/**
 * Visits a row's steps from the window's left edge to `until`: where they begin, in CSS pixels, and which they are. Where steps
 * are denser than pixels, columns of time show their highest step, so that no peak is lost; their borders do not move with the
 * window, so that nothing flickers. O(pixels + log steps).
 */
export function eachRun(
  spec: RenderSpec,
  steps: DrawnSteps,
  row: number,
  until: number,
  visit: (x: number, step: number) => void,
): void {
  const { viewport, widthPx } = spec;
  if (until <= viewport.from) return;
  const most = ((viewport.to - viewport.from) / widthPx) * (spec.moving ? MOVING_COLUMN_PX : COLUMN_PX);
  const columns = steps.columns.findLast(({ ticks }) => ticks <= most);
  if (columns !== undefined) {
    const { ticks, perRow, highest } = columns;
    const past = Math.min(perRow, Math.ceil(until / ticks));
    for (let c = Math.max(0, Math.floor(viewport.from / ticks)); c < past; c++)
      visit(Math.max(0, px(spec, c * ticks)), highest[row * perRow + c]);
    return;
  }
  const { rowOffset, x } = steps;
  const from = firstAbove(x, viewport.from, rowOffset[row], rowOffset[row + 1]) - 1;
  for (let i = Math.max(rowOffset[row], from); i < rowOffset[row + 1] && x[i] < until; i++)
    visit(Math.max(0, px(spec, x[i])), i);
}
