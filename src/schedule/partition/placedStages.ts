import { type Refusal, refuse } from "../../base/refusal";
import { counted } from "../../model/counted";
import type { Workload } from "../../model/workload";
import type { Placement } from "../placement/placement";
import { balanceStages } from "./balanceStages";
import { partitionLayers } from "./contiguous";
import { layerCosts } from "./stages";

/**
 * Contiguous layers for every stage of a placement, judged by what each processor gets (schedules.md 20.3): the blocks that it
 * holds, each divided by the number of its holders, over its speed; and by the longest stages, see balanceStages. With one stage
 * on each processor the cut of design D3. Returns the first layer of each stage; there must be as many layers as stages.
 */
export function placedStages(workload: Workload, placement: Placement): Int32Array<ArrayBuffer> {
  if (workload.stageStarts?.length === placement.stages) return workload.stageStarts;
  const costs = layerCosts(workload);
  if (isStraight(placement)) return partitionLayers(costs, placement.stages, workload.speeds);
  return balanceStages(costs, placement, workload.speeds);
}

/** Whether stage s is on processor s and nowhere else. */
function isStraight({ stages, processors, rowsOf }: Placement): boolean {
  if (stages !== processors) return false;
  for (let s = 0; s < stages; s++) {
    const rows = rowsOf(s);
    if (rows.length !== 1 || rows[0] !== s) return false;
  }
  return true;
}

/**
 * Processors that a family of `chunks` stages on each can use with this network: all, or as many as the layers feed.
 * Refuses if the layers do not feed one.
 */
export function processorsFor(workload: Workload, chunks: number): number | Refusal {
  const used = Math.min(workload.processors, Math.floor(workload.layers / chunks));
  if (used > 0) return used;
  return refuse(
    `This network has ${counted(workload.layers, "layer")}, too few for ${chunks} chunks on a processor; the most chunks here are ${workload.layers}.`,
    "chunks",
  );
}
