import { transferTicks, type Workload } from "../model/workload";
import type { Schedule } from "../schedule/schedule";
import type { Op, OpGraph } from "../tasks/op";
import { updatesWeights } from "../tasks/op";
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
    partners: graph.ops.map((op) => partnersOf(graph, op)),
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
function partnersOf({ ops }: OpGraph, op: Op): Int32Array {
  const found: number[] = [];
  ops.forEach((other, i) => {
    const ends = op.kind === "forward" && updatesWeights(other.kind);
    const begins = updatesWeights(op.kind) && other.kind === "forward";
    if (other.stage === op.stage && (ends || begins)) found.push(i);
  });
  return Int32Array.from(found);
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
