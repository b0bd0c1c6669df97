import { sizeOf } from "../../model/withSize";
import { documentStore } from "../../state/documentStore";
import { microbatchesEnd } from "../../state/mapCounts";
import { type OpenedPoint, pointOpened } from "../../state/openPoint";
import { processorsEnd } from "../../state/sweepCounts";
import { sweepView, sweepViewChanged } from "../../state/sweepView";

/** Opens the Gantt of a point that was clicked and brings it into sight; the picture that was clicked keeps its axes. */
export function showPoint(point: OpenedPoint): void {
  keepEnds(point);
  const chart = pointOpened(point);
  requestAnimationFrame(() => {
    const panel = document.querySelector<HTMLElement>(`[data-chart="${chart}"]`);
    panel?.scrollIntoView?.({ block: "nearest" });
  });
}

/** Axes that would follow the problem to the point's size stay where they are. */
function keepEnds({ processors, microbatches }: OpenedPoint): void {
  const own = sizeOf(documentStore.getState().document.problem);
  const { processorsEnd: wide, microbatchesEnd: tall } = sweepView.getState();
  const end = processorsEnd(wide, own.processors);
  if (end !== processorsEnd(wide, processors)) sweepViewChanged({ processorsEnd: end });
  const top = microbatchesEnd(tall, own.microbatches);
  if (top !== microbatchesEnd(tall, microbatches)) sweepViewChanged({ microbatchesEnd: top });
}
