import { type Refusal, refuse } from "../../base/refusal";
import { counted } from "../../model/counted";
import type { Workload } from "../../model/workload";

/**
 * Processors that a vee of two stages on each can use with this network: all, or as many as the layers feed. Refuses a network
 * too small for one; `name` is the family's.
 */
export function processorsForVee({ layers, processors }: Workload, name: string): number | Refusal {
  if (layers >= 2) return Math.min(processors, Math.floor(layers / 2));
  return refuse(
    `${name} puts two stages on each processor and needs at least 2 layers; this network has ${counted(layers, "layer")}.`,
  );
}
