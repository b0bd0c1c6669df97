import { type RefObject, useMemo } from "react";
import { GUTTER_PX } from "../../render/renderSpec";
import type { Theme } from "../../render/theme";
import { overlays } from "../../scene/overlays";
import { isOverlayOn, useChartView } from "../../state/chart";
import { type GutterColumns, gutterColumns } from "./paintGutter";
import { rowHeight } from "./rowHeights";
import { axisHeight } from "./TimeAxis";
import { useSize } from "./useSize";

/** Sizes that all charts share, in CSS pixels. */
export interface ChartsFrame {
  /** Width of a plot. */
  readonly widthPx: number;
  readonly rowHeightPx: number;
  /** Room right of the plots. */
  readonly gutterPx: number;
  readonly columns: GutterColumns;
}

/** A chart's header with the air around it. */
const HEADER_PX = 32;

/** Divides the room inside `scroller` among the charts. */
export function useChartsFrame(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly number[],
  theme: Theme,
): ChartsFrame {
  const { width, height } = useSize(scroller);
  const lanes = useChartView(
    (view) => overlays.all.filter((overlay) => overlay.hasLane && isOverlayOn(view.overlays, overlay)).length,
  );
  return useMemo(() => {
    const columns = gutterColumns(theme, Math.max(0, ...rows));
    const gutterPx = Math.round((GUTTER_PX * theme.labelPx) / 12);
    const roomPx = height - rows.length * HEADER_PX - axisHeight(theme);
    return {
      columns,
      gutterPx,
      widthPx: Math.max(40, width - columns.widthPx - gutterPx),
      rowHeightPx: rowHeight(rows, roomPx, lanes),
    };
  }, [width, height, rows, theme, lanes]);
}
