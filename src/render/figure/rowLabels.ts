import { BASELINE, type Pen } from "../pen";
import type { RenderSpec } from "../renderSpec";
import { roundStep } from "../roundStep";

const BAR_PX = { width: 3, margin: 4 };
/** Smallest row label, and how much of a row its text and its bar take. */
const SMALLEST_PX = 7;
const BAR_SHARE = 0.76;

/** Rows as labels; utilization is the busy share by row, 0 to 1, shown as a thin upright bar; absent: none. */
export interface RowLabels {
  readonly labels: readonly string[];
  readonly utilization?: readonly number[];
}

/** Room left of the plot. */
export function labelWidthPx({ theme }: RenderSpec): number {
  return theme.labelPx * 2.4 + 2 * BAR_PX.margin + BAR_PX.width;
}

/** Draws row labels right-aligned left of a plot whose upper left corner is at `x`, `y`; low rows are labelled every few. */
export function drawRowLabels(pen: Pen, rows: RowLabels, spec: RenderSpec, x: number, y: number): void {
  const { theme, rowHeightPx } = spec;
  const size = Math.min(theme.labelPx - 1, Math.max(SMALLEST_PX, rowHeightPx * 0.75));
  const every = roundStep(size / rowHeightPx);
  const right = x - (rows.utilization === undefined ? 6 : BAR_PX.width + 2 * BAR_PX.margin);
  rows.labels.forEach((label, row) => {
    const baseline = y + (row + 0.5) * rowHeightPx + size * BASELINE;
    if (row % every === 0) pen.text(right, baseline, label, { size, color: theme.inkSoft, align: "end" });
  });
  rows.utilization?.forEach((share, row) => {
    const height = rowHeightPx * BAR_SHARE;
    const box = { x: x - BAR_PX.margin - BAR_PX.width, y: y + (row + 0.5) * rowHeightPx - height / 2 };
    pen.rect({ ...box, width: BAR_PX.width, height }, { fill: theme.line });
    const filled = Math.min(1, share) * height;
    pen.rect(
      { ...box, y: box.y + height - filled, width: BAR_PX.width, height: filled },
      { fill: theme.inkSoft },
    );
  });
}
