import { chartsAdded, MAX_CHARTS } from "./chartEdits";
import type { Chart } from "./document";
import { documentStore } from "./documentStore";

/** What came of asking for both schedules. */
type Placed = "added" | "there" | "no room";

/** Makes sure that a straight PipeDream and LayerPipe stand among the charts, in one step of undo. */
export function standardPipeliningCompared(): Placed {
  const { charts } = documentStore.getState().document;
  const missing = ["pipedream", "layerpipe"].filter(
    (family) => !charts.some((chart) => shows(chart, family)),
  );
  if (missing.length === 0) return "there";
  if (charts.length + missing.length > MAX_CHARTS) return "no room";
  chartsAdded(missing);
  return "added";
}

/** PipeDream with replicated stages is no straight pipeline. */
function shows({ family, options }: Chart, wanted: string): boolean {
  return family === wanted && options.replicate !== true;
}
