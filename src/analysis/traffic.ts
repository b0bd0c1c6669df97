import type { Workload } from "../model/workload";
import type { Edge, OpGraph } from "../tasks/op";
import { updatesWeights } from "../tasks/op";
import { opsByStage } from "../tasks/opsByStage";
import type { PlacementClass } from "./placementClasses";

/** How often weights travel: after every microbatch, or once in a batch of this many. */
export interface UpdateRate {
  readonly microbatchesPerUpdate: number;
}

/**
 * Bytes per microbatch that leave a processor, averaged over the classes. A tensor is what one op makes of one kind; it is
 * counted once for each other processor that runs a consumer, with the most bytes that a consumer there needs. Updated
 * weights go from the processor of a stage's weight gradient to those of its forward and activation gradient.
 */
export function trafficBytes(
  graph: OpGraph,
  classes: readonly PlacementClass[],
  workload: Workload,
  { microbatchesPerUpdate }: UpdateRate,
): number {
  let bytes = 0;
  let microbatches = 0;
  for (const placement of classes) {
    const weights = weightBytes(graph, placement, workload) / microbatchesPerUpdate;
    bytes += placement.microbatches * (tensorBytes(graph, placement) + weights);
    microbatches += placement.microbatches;
  }
  return microbatches === 0 ? 0 : bytes / microbatches;
}

/** Activations and gradients that one microbatch sends. */
function tensorBytes(graph: OpGraph, { row }: PlacementClass): number {
  const sent = new Map<string, number>();
  for (const edge of graph.edges) {
    if (!travels(edge) || row[edge.from] < 0 || row[edge.to] < 0) continue;
    if (row[edge.from] === row[edge.to]) continue;
    const key = `${edge.from} ${edge.tensor} ${row[edge.to]}`;
    sent.set(key, Math.max(sent.get(key) ?? 0, edge.bytes));
  }
  const bytes = [...sent.values()].reduce((sum, one) => sum + one, 0);
  const whole = Math.round(bytes); // the pieces of a tensor add up to it, but for the last bits
  return Math.abs(bytes - whole) <= 1e-9 * whole ? whole : bytes;
}

function travels({ tensor }: Edge): boolean {
  return tensor === "activation" || tensor === "gradient";
}

/** Weights that one update sends: all of a stage's, to each processor that reads them and did not make them. */
function weightBytes(graph: OpGraph, { row }: PlacementClass, workload: Workload): number {
  const { ops } = graph;
  const readers = opsByStage(graph).map((ofStage) => {
    const reading = ofStage.filter((i) => ops[i].kind === "forward" || ops[i].kind === "activationGradient");
    return new Set(reading.map((i) => row[i]).filter((processor) => processor >= 0));
  });
  let bytes = 0;
  ops.forEach((op, i) => {
    if (row[i] < 0 || !updatesWeights(op.kind)) return;
    const others = readers[op.stage].size - Number(readers[op.stage].has(row[i]));
    for (let l = op.firstLayer; l <= op.lastLayer; l++) bytes += others * workload.weightBytes[l];
  });
  return bytes;
}
