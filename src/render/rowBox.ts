import type { RenderSpec } from "./renderSpec";

/** Vertical places of a row, in device pixels, whole numbers. */
export interface RowBox {
  /** The row's ground. */
  readonly top: number;
  readonly bottom: number;
  /** The boxes in it. */
  readonly boxTop: number;
  readonly boxBottom: number;
  /** Where a fused backward's two bands meet. */
  readonly middle: number;
}

/** Below this height (in CSS pixels) rows touch each other. */
const LOWEST_ROW_WITH_GAP_PX = 6;

/** Where row `row` lies; the gap between rows is a tenth of the row, at most 3 CSS pixels. */
export function rowBox(spec: RenderSpec, row: number): RowBox {
  const ratio = spec.pixelRatio ?? 1;
  const origin = (spec.originPx?.y ?? 0) * ratio;
  const top = Math.round(origin + row * spec.rowHeightPx * ratio);
  const bottom = Math.round(origin + (row + 1) * spec.rowHeightPx * ratio);
  const floor = Math.round(origin + (row * spec.rowHeightPx + boxesHeightPx(spec)) * ratio);
  const gap = rowGap(spec) * ratio;
  const boxTop = top + Math.round(gap / 2);
  const boxBottom = Math.max(boxTop + 1, floor - Math.round(gap / 2));
  return { top, bottom, boxTop, boxBottom, middle: Math.round((boxTop + boxBottom) / 2) };
}

/** Ground left free above and below a row's boxes together, in CSS pixels. */
export function rowGap(spec: RowShape): number {
  const height = boxesHeightPx(spec);
  return height < LOWEST_ROW_WITH_GAP_PX ? 0 : Math.min(4, Math.max(1, height * 0.12));
}

/** What decides how a row is divided. */
type RowShape = Pick<RenderSpec, "rowHeightPx" | "laneShare">;

/** Height of the part of a row that holds boxes, with the gap around them: all but its lane. CSS pixels. */
export function boxesHeightPx({ rowHeightPx, laneShare = 0 }: RowShape): number {
  const lane = rowHeightPx * laneShare;
  return rowHeightPx - (rowHeightPx < LOWEST_ROW_WITH_GAP_PX ? lane : Math.round(lane));
}
