import { BASELINE, type Pen } from "../pen";
import type { RenderSpec } from "../renderSpec";
import { roundStep } from "../roundStep";

const BAR_PX = { width: 24, height: 4, margin: 8, fromLabel: 6 };
const SMALLEST_LABEL_PX = 7;

/** Rows as labels; utilization is the busy share by row, 0 to 1, shown as a thin bar beside the label; absent: none. */
export interface RowLabels {
  readonly labels: readonly string[];
  readonly utilization?: readonly number[];
}

/** Room left of the plot. */
export function labelWidthPx({ theme }: RenderSpec): number {
  return theme.labelPx * 2.2 + BAR_PX.fromLabel + BAR_PX.width + BAR_PX.margin;
}

/** Draws row labels right-aligned left of a plot whose upper left corner is at `x`, `y`; low rows are labelled every few. */
export function drawRowLabels(pen: Pen, rows: RowLabels, spec: RenderSpec, x: number, y: number): void {
  const { theme, rowHeightPx } = spec;
  const size = Math.min(theme.labelPx - 1, Math.max(SMALLEST_LABEL_PX, rowHeightPx * 0.75));
  const every = roundStep(size / rowHeightPx);
  const bars = BAR_PX.fromLabel + BAR_PX.width + BAR_PX.margin;
  const right = x - (rows.utilization === undefined ? BAR_PX.margin : bars);
  rows.labels.forEach((label, row) => {
    const baseline = y + (row + 0.5) * rowHeightPx + size * BASELINE;
    if (row % every === 0) pen.text(right, baseline, label, { size, color: theme.inkSoft, align: "end" });
  });
  const height = Math.max(1, Math.min(BAR_PX.height, Math.round(rowHeightPx / 4)));
  rows.utilization?.forEach((share, row) => {
    const box = { x: right + BAR_PX.fromLabel, y: y + (row + 0.5) * rowHeightPx - height / 2, height };
    pen.rect({ ...box, width: BAR_PX.width }, { fill: theme.line });
    if (share > 0) pen.rect({ ...box, width: BAR_PX.width * Math.min(1, share) }, { fill: theme.inkSoft });
  });
}
