import type { Workload } from "../model/workload";
import { weightBytesOf } from "../schedule/partition/stageBytes";
import type { OpIndex } from "../tasks/ids";
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
  const tensors = tensorsOf(graph);
  const updates = updatesOf(graph, workload);
  let bytes = 0;
  let microbatches = 0;
  for (const placement of classes) {
    const weights = weightBytes(updates, placement) / microbatchesPerUpdate;
    bytes += placement.microbatches * (tensorBytes(tensors, placement) + weights);
    microbatches += placement.microbatches;
  }
  return microbatches === 0 ? 0 : bytes / microbatches;
}

/** What one op makes of one kind, and who needs how many bytes of it. */
interface Made {
  readonly from: OpIndex;
  readonly to: Int32Array;
  readonly bytes: Float64Array;
}

/** Every tensor that travels. O(edges · log). */
function tensorsOf({ edges }: OpGraph): readonly Made[] {
  const byTensor = new Map<string, Edge[]>();
  for (const edge of edges) {
    if (!travels(edge)) continue;
    const key = `${edge.from} ${edge.tensor}`;
    const same = byTensor.get(key);
    if (same === undefined) byTensor.set(key, [edge]);
    else same.push(edge);
  }
  return [...byTensor.values()].map((same) => ({
    from: same[0].from,
    to: Int32Array.from(same, ({ to }) => to),
    bytes: Float64Array.from(same, ({ bytes }) => bytes),
  }));
}

/** Activations and gradients that one microbatch sends. O(edges), times the consumers of a tensor. */
function tensorBytes(tensors: readonly Made[], { row }: PlacementClass): number {
  let bytes = 0;
  for (const { from, to, bytes: needed } of tensors) {
    if (row[from] < 0) continue;
    for (let i = 0; i < to.length; i++) {
      const receiver = row[to[i]];
      if (receiver < 0 || receiver === row[from] || !isFirst(row, to, i)) continue;
      let most = needed[i];
      for (let k = i + 1; k < to.length; k++)
        if (row[to[k]] === receiver && needed[k] > most) most = needed[k];
      bytes += most;
    }
  }
  const whole = Math.round(bytes); // the pieces of a tensor add up to it, but for the last bits
  return Math.abs(bytes - whole) <= 1e-9 * whole ? whole : bytes;
}

/** Whether no op before the i-th of these runs on the same row. */
function isFirst(row: Int32Array, ops: Int32Array, i: number): boolean {
  for (let k = 0; k < i; k++) if (row[ops[k]] === row[ops[i]]) return false;
  return true;
}

function travels({ tensor }: Edge): boolean {
  return tensor === "activation" || tensor === "gradient";
}

/** An op that updates weights, the weights that it updates, and the ops that read them. */
interface Update {
  readonly op: number;
  readonly bytes: number;
  readonly readers: Int32Array;
}

function updatesOf(graph: OpGraph, workload: Workload): readonly Update[] {
  const { ops } = graph;
  const readers = opsByStage(graph).map((ofStage) =>
    Int32Array.from(ofStage.filter((i) => ops[i].kind === "forward" || ops[i].kind === "activationGradient")),
  );
  return ops.flatMap(({ kind, stage, firstLayer, lastLayer }, op) =>
    updatesWeights(kind)
      ? [{ op, bytes: weightBytesOf(workload, firstLayer, lastLayer), readers: readers[stage] }]
      : [],
  );
}

/** Weights that one update sends: all of a stage's, to each processor that reads them and did not make them. */
function weightBytes(updates: readonly Update[], { row }: PlacementClass): number {
  let sent = 0;
  for (const { op, bytes, readers } of updates) {
    if (row[op] < 0) continue;
    for (let i = 0; i < readers.length; i++) {
      const reader = row[readers[i]];
      if (reader >= 0 && reader !== row[op] && isFirst(row, readers, i)) sent += bytes;
    }
  }
  return sent;
}
