import { transferTicks, type Workload } from "../model/workload";
import type { Schedule } from "../schedule/schedule";
import { type Op, type OpGraph, type OpKind, updatesWeights } from "../tasks/op";
import { opsByStage } from "../tasks/opsByStage";
import { Amounts, type Holdings, peakOf } from "./holdings";
import { rowsByPosition } from "./rowsByPosition";

/** The most activations that each processor holds at once. */
export interface PeakActivations {
  /** Stage-microbatches, by processor. */
  readonly count: Float64Array;
  /** Bytes, by processor; may peak at another moment. */
  readonly bytes: Float64Array;
}

/**
 * Peak activations by processor. A stage's forward keeps the inputs of its layers (one stage-microbatch) from its start to
 * the end of the stage's weight gradient or fused backward. If that runs on another processor, the forward's processor
 * keeps them until the forward's end, and the other one from their arrival (at the latest from its own start). O(tasks) if they are released in order.
 */
export function peakActivations(schedule: Schedule, workload: Workload): PeakActivations {
  const { rowOffset } = schedule.columns;
  const rows = rowOffset.length - 1;
  const peaks = { count: new Float64Array(rows), bytes: new Float64Array(rows) };
  const { graph } = schedule.plan.tasks;
  const read: Reading = {
    schedule,
    rowOf: rowsByPosition(rowOffset),
    partners: partnersByOp(graph),
    bytes: Float64Array.from(graph.ops, (op) => keptBytes(op, workload)),
    carried: Float64Array.from(graph.ops, (op) => transferTicks(workload.transfer, keptBytes(op, workload))),
  };
  for (let row = 0; row < rows; row++) {
    const peak = peakOf(holdingsOf(row, read));
    peaks.count[row] = peak.count;
    peaks.bytes[row] = peak.bytes;
  }
  return peaks;
}

interface Reading {
  readonly schedule: Schedule;
  readonly rowOf: Int32Array;
  /** By op: the ops that end what it begins, or begin what it ends. */
  readonly partners: readonly Int32Array[];
  /** By op: inputs of its layers. */
  readonly bytes: Float64Array;
  readonly carried: Float64Array;
}

/** A forward's partners are its stage's weight gradient and fused backward, and the reverse; other ops have none. */
function partnersByOp(graph: OpGraph): readonly Int32Array[] {
  const ofStage = opsByStage(graph);
  return graph.ops.map((op) => {
    const forward = op.kind === "forward";
    if (!forward && !updatesWeights(op.kind)) return new Int32Array(0);
    const isPartner = (kind: OpKind) => (forward ? updatesWeights(kind) : kind === "forward");
    return Int32Array.from(ofStage[op.stage].filter((i) => isPartner(graph.ops[i].kind)));
  });
}

/** Inputs of an op's layers, for one microbatch. */
function keptBytes(op: Op, { inputBytes, activationBytes }: Workload): number {
  let bytes = op.firstLayer === 0 ? inputBytes : activationBytes[op.firstLayer - 1];
  for (let l = op.firstLayer; l < op.lastLayer; l++) bytes += activationBytes[l];
  return bytes;
}

/** What a row takes and gives back, in the order of its tasks: each task takes at most once and gives at most once. */
function holdingsOf(row: number, { schedule, rowOf, partners, bytes, carried }: Reading): Holdings {
  const { rowOffset, task, start, end, position } = schedule.columns;
  const { graph, microbatches } = schedule.plan.tasks;
  const taken = new Amounts(rowOffset[row + 1] - rowOffset[row]);
  const given = new Amounts(rowOffset[row + 1] - rowOffset[row]);
  for (let at = rowOffset[row]; at < rowOffset[row + 1]; at++) {
    const op = Math.floor(task[at] / microbatches);
    const microbatch = task[at] - op * microbatches;
    const begins = graph.ops[op].kind === "forward";
    if (begins) taken.add(start[at], bytes[op]);
    for (let i = 0; i < partners[op].length; i++) {
      const other = position[partners[op][i] * microbatches + microbatch];
      if (other < 0) continue;
      const elsewhere = rowOf[other] !== row;
      if (elsewhere && !begins) taken.add(Math.min(end[other] + carried[op], start[at]), bytes[op]);
      if (elsewhere || !begins) given.add(end[at], bytes[op]);
    }
  }
  return { taken, given };
}
