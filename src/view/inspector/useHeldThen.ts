import { stepAt } from "../../analysis/memory/memoryOverTime";
import type { ScheduledResult } from "../../analysis/scheduledResult";
import { formatBytes } from "../../model/formatBytes";
import { heldMemory } from "../../scene/heldMemory";
import { memory } from "../../scene/overlays/memory";
import { releaseAtI, releaseOf } from "../../scene/overlays/releaseAtI";
import { formatNumber } from "../../scene/timeUnit";
import { isOverlayOn, useChartView } from "../../state/chart";

/** What a processor holds at a time, in words; undefined while memory is not shown. */
export function useHeldThen(result: ScheduledResult, row: number, time: number): string | undefined {
  const isShown = useChartView((view) => isOverlayOn(view.overlays, memory));
  const atI = useChartView((view) => isOverlayOn(view.overlays, releaseAtI));
  if (!isShown) return undefined;
  const held = heldMemory(result, releaseOf({ changedBy: atI ? [releaseAtI.id] : [] }));
  const step = stepAt(held, row, time);
  const count = held.count[step];
  const total = held.activations[step] + held.weights[step] + held.gradients[row];
  const what = count === 1 ? "1 stage-microbatch" : `${formatNumber(count)} stage-microbatches`;
  return `${formatBytes(total)}, of which ${formatBytes(held.activations[step])} for ${what}`;
}
