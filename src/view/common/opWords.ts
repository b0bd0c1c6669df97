import type { ScheduledResult } from "../../analysis/scheduledResult";
import type { TaskId } from "../../tasks/ids";
import { KIND_LETTER } from "../../tasks/op";

/** A task in few characters: "F conv3_1–conv3_3, 5": kind, layers, microbatch, and its piece if it is one ("5.1"). */
export function opWords({ graph, layerNames, microbatches }: ScheduledResult, task: TaskId): string {
  const { kind, firstLayer, lastLayer, piece, pieces = 1 } = graph.ops[Math.floor(task / microbatches)];
  const first = layerNames[firstLayer];
  const layers = firstLayer === lastLayer ? first : `${first}–${layerNames[lastLayer]}`;
  const cut = pieces === 1 ? "" : `.${piece}`;
  return `${KIND_LETTER[kind]} ${layers}, ${task % microbatches}${cut}`;
}
