import { type MemoryColumns, stepAt } from "../../analysis/memory/memoryOverTime";
import type { ScheduledResult } from "../../analysis/scheduledResult";
import { formatBytes } from "../../model/formatBytes";
import { areAwaited, marksOnce } from "../../scene/keptMarks";
import { memory } from "../../scene/overlays/memory";
import { releaseAtI } from "../../scene/overlays/releaseAtI";
import { formatNumber } from "../../scene/timeUnit";
import { isOverlayOn, useChartView } from "../../state/chart";
import { useOverlayWorks } from "../../state/overlayWork";

/** Memory over time as the charts show it; undefined while they do not or await it, so that nothing is computed for it. */
export function useShownMemory(result: ScheduledResult): MemoryColumns | undefined {
  const isShown = useChartView((view) => isOverlayOn(view.overlays, memory));
  const atI = useChartView((view) => isOverlayOn(view.overlays, releaseAtI));
  useOverlayWorks();
  const changedBy = atI ? [releaseAtI.id] : [];
  const input = { result, focus: -1, focusStall: -1, changedBy } as const;
  return isShown && !areAwaited(memory, input) ? marksOnce(memory, input).held : undefined;
}

/** What a processor holds at a time: "3.4 GB". */
export function heldBytesAt(held: MemoryColumns, row: number, time: number): string {
  const step = stepAt(held, row, time);
  return formatBytes(held.activations[step] + held.weights[step] + held.gradients[row]);
}

/** The same with what it is held for. */
export function heldInWords(held: MemoryColumns, row: number, time: number): string {
  const step = stepAt(held, row, time);
  const count = held.count[step];
  const what = count === 1 ? "1 stage-microbatch" : `${formatNumber(count)} stage-microbatches`;
  return `${heldBytesAt(held, row, time)}, of which ${formatBytes(held.activations[step])} for ${what}`;
}
