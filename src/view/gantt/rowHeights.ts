/** Rows are at least this high while there are few of them, and at most so high. */
const COMFORTABLE_PX = 10;
/** The same for each lane under the tasks that has to be read, too. */
const COMFORTABLE_LANE_PX = 17;
const THINNEST_PX = 2;
const TALLEST_PX = 40;
/** Rows shrink below the comfortable height so that a chart stays about this high. */
const LONG_CHART_PX = 2048;
/** No chart is higher than this, whatever its rows: a canvas has an end. */
const LONGEST_CHART_PX = 12_288;

/**
 * Height of a row in CSS pixels, the same in all charts: the charts fill the room there is, and scroll once rows would be
 * too thin to read.
 */
export function rowHeight(rows: readonly number[], roomPx: number, lanes = 0): number {
  const total = rows.reduce((sum, count) => sum + count, 0);
  const most = Math.max(1, ...rows);
  const thinnest = Math.min(
    COMFORTABLE_PX + lanes * COMFORTABLE_LANE_PX,
    Math.max(THINNEST_PX, LONG_CHART_PX / most),
  );
  const fitting = total === 0 ? TALLEST_PX : roomPx / total;
  const height = Math.min(TALLEST_PX, Math.max(thinnest, fitting), LONGEST_CHART_PX / most);
  return height >= 4 ? Math.floor(height) : height;
}
