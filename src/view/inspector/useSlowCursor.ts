import { useSyncExternalStore } from "react";
import { chartView } from "../../state/chart";

/** While something plays, words change this often and no oftener. */
const EVERY_MS = 200;

let shown: number | undefined;
let shownAt = 0;

/** The time cursor for components: exact while it stands, five times a second while it moves. */
export function useSlowCursor(): number | undefined {
  return useSyncExternalStore(chartView.subscribe, () => {
    const { cursor, playing } = chartView.getState();
    if (cursor === shown) return shown;
    const now = performance.now();
    if (!playing || cursor === undefined || now - shownAt >= EVERY_MS) {
      shown = cursor;
      shownAt = now;
    }
    return shown;
  });
}
