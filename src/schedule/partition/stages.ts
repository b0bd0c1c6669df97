import { backwardColumns, type Workload } from "../../model/workload";
import { partitionLayers } from "./contiguous";

/** Forward plus both gradients of each layer as one task: what a stage is measured by. */
export function layerCosts(workload: Workload): Float64Array {
  const costs = workload.forward.slice();
  for (const column of backwardColumns(workload))
    for (let l = 0; l < costs.length; l++) costs[l] += column[l];
  return costs;
}

/**
 * One stage per processor, or per layer where layers are fewer: the exact minimum of the largest stage (design D3), unless
 * someone fixed as many stages.
 */
export function stagePerProcessor(workload: Workload): Int32Array<ArrayBuffer> {
  const { stageStarts, processors, layers } = workload;
  if (stageStarts?.length === Math.min(processors, layers)) return stageStarts;
  return partitionLayers(layerCosts(workload), workload.processors, workload.speeds);
}

/** Says that processors stay unused; nothing if all work. */
export function unusedNote(workload: Workload, used: number): readonly string[] {
  if (used >= workload.processors) return [];
  const { layers } = workload;
  const most = layers === 1 ? "1 layer makes 1 stage" : `${layers} layers make at most as many stages`;
  const why = layers <= used ? `: ${most}` : "";
  return [`${used} of ${workload.processors} processors used${why}.`];
}
