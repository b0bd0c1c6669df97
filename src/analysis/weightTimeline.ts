import { assert } from "../base/assert";
import { transferTicks } from "../model/transferTicks";
import type { Workload } from "../model/workload";
import type { ScheduleColumns } from "../schedule/schedule";
import type { TransferIndex } from "../schedule/transfers";
import { type OpGraph, TENSORS, updatesWeights } from "../tasks/op";
import { ascending } from "./ascending";
import { sortedOrder } from "./sortedOrder";

/**
 * When one layer's weights are read and written in a run without flushes. Update k is made of the gradients of minibatches
 * k·N … k·N + N − 1: as many as the layer has replicas, or all of a batch where it has one update.
 */
export interface WeightTimeline {
  /** Minibatches of one update. */
  readonly perUpdate: number;
  /** By minibatch: start of its forward. */
  readonly read: Float64Array;
  /**
   * By minibatch: how many updates are in the weights that its forward reads. Stashed: all that it sees; one that arrives
   * at t is seen by a forward that starts at t. Double buffered: max(t − 1, 0) in batch t, whatever else has arrived.
   */
  readonly version: Int32Array;
  /** By minibatch: end of its backward, until which its version is kept. */
  readonly released: Float64Array;
  /** By update: when the last of its gradients is in. */
  readonly applied: Float64Array;
}

const WEIGHTS = TENSORS.indexOf("weights");

/** Everything of a run that says when weights are read and written. */
export interface WeightTrace {
  readonly graph: OpGraph;
  readonly microbatches: number;
  readonly columns: Pick<ScheduleColumns, "start" | "end" | "position">;
  readonly rows: Uint16Array;
  /** Replicas by stage; absent: 1. */
  readonly replicas?: Int32Array;
  /** Transfers, where they are timed one by one. */
  readonly transfers?: TransferIndex;
  /** Where weights are double buffered: microbatches of a batch, which has one update. */
  readonly doubleBuffered?: number;
}

/** The timeline of the weights that some ops read and write. */
export type TimelineOf = (ops: readonly number[]) => WeightTimeline;

/** Makes timelines, each once. */
export function timelinesOf(trace: WeightTrace, workload: Parameters<typeof weightTimeline>[2]): TimelineOf {
  const known = new Map<string, WeightTimeline>();
  return (ops) => {
    const key = ops.join();
    const timeline = known.get(key) ?? weightTimeline(trace, ops, workload);
    known.set(key, timeline);
    return timeline;
  };
}

/** The timeline of the weights that these ops read and write: all ops of one layer. O(ops · minibatches). */
export function weightTimeline(
  trace: WeightTrace,
  ops: readonly number[],
  workload: Pick<Workload, "transfer" | "weightBytes">,
): WeightTimeline {
  const { graph, microbatches } = trace;
  const perUpdate = trace.doubleBuffered ?? trace.replicas?.[graph.ops[ops[0]].stage] ?? 1;
  const updates = Math.ceil(microbatches / perUpdate);
  const written: Written = {
    released: new Float64Array(microbatches),
    applied: new Float64Array(updates),
    by: new Int32Array(updates).fill(-1),
  };
  const read = new Float64Array(microbatches).fill(Number.POSITIVE_INFINITY);
  for (const op of ops)
    if (graph.ops[op].kind === "forward") readForwards(trace, op, read);
    else readBackwards(trace, op, perUpdate, written);
  const seen = seenAt(trace, ops, perUpdate, written, workload);
  const visible = countSeen(ascending(seen), read);
  const version = trace.doubleBuffered === undefined ? visible : versionBefore(visible, trace.doubleBuffered);
  return { perUpdate, read, version, released: written.released, applied: written.applied };
}

/** What backwards do to the weights; see WeightTimeline. */
interface Written extends Pick<WeightTimeline, "released" | "applied"> {
  /** By update: position of the task that applied it; −1 if none does. */
  readonly by: Int32Array;
}

function readForwards({ microbatches, columns }: WeightTrace, op: number, read: Float64Array): void {
  const { position, start } = columns;
  for (let m = 0, task = op * microbatches; m < microbatches; m++, task++) {
    const at = position[task];
    if (at >= 0 && start[at] < read[m]) read[m] = start[at];
  }
}

function readBackwards(
  { graph, microbatches, columns }: WeightTrace,
  op: number,
  perUpdate: number,
  { released, applied, by }: Written,
): void {
  const { position, end } = columns;
  const updates = updatesWeights(graph.ops[op].kind);
  for (let update = 0, m = 0; update < applied.length; update++)
    for (const past = Math.min(m + perUpdate, microbatches); m < past; m++) {
      const at = position[op * microbatches + m];
      if (at < 0) continue;
      if (end[at] > released[m]) released[m] = end[at];
      if (!updates || end[at] < applied[update]) continue;
      applied[update] = end[at];
      by[update] = at;
    }
}

/** When each update is there where the forward reads it: where that is another processor, new weights travel. */
function seenAt(
  trace: WeightTrace,
  ops: readonly number[],
  perUpdate: number,
  { applied, by }: Written,
  workload: Pick<Workload, "transfer" | "weightBytes">,
): Float64Array {
  const { graph, transfers } = trace;
  const bytes = weightBytes(graph, ops[0], workload);
  const readers = ops.filter((op) => graph.ops[op].kind === "forward");
  const writers = ops.filter((op) => updatesWeights(graph.ops[op].kind));
  const seen = applied.slice();
  for (let k = 0; k < seen.length; k++) {
    const from = rowOfLast(trace, writers, k * perUpdate);
    const to = rowOfLast(trace, readers, k * perUpdate);
    const shared = by[k] < 0 ? undefined : transfers?.arrival(by[k], WEIGHTS, to);
    if (shared !== undefined) seen[k] = shared;
    else if (from !== to && from >= 0 && to >= 0)
      seen[k] += transferTicks(workload.transfer, bytes, from, to);
  }
  return seen;
}

/** Row of a minibatch's task of the last of some ops that the plan does not leave out; −1 if it leaves out all. */
function rowOfLast({ microbatches, columns, rows }: WeightTrace, ops: readonly number[], m: number): number {
  for (let i = ops.length - 1; i >= 0; i--) {
    const at = columns.position[ops[i] * microbatches + m];
    if (at >= 0) return rows[at];
  }
  return -1;
}

/** Batch t reads version max(t − 1, 0), which must be among those that are there (schedules.md 6). */
function versionBefore(visible: Int32Array, batch: number): Int32Array {
  return visible.map((there, m) => {
    const version = Math.max(Math.floor(m / batch) - 1, 0);
    assert(version <= there, `microbatch ${m} reads version ${version} of which there are ${there}`);
    return version;
  });
}

/** Weights that an op's layers have together. */
function weightBytes({ ops }: OpGraph, op: number, workload: Pick<Workload, "weightBytes">): number {
  let bytes = 0;
  for (let l = ops[op].firstLayer; l <= ops[op].lastLayer; l++) bytes += workload.weightBytes[l];
  return bytes;
}

/** How many of the ascending times are at or before each moment. */
function countSeen(times: Float64Array, moments: Float64Array): Int32Array {
  const counts = new Int32Array(moments.length);
  const order = sortedOrder(moments);
  for (let i = 0, seen = 0; i < order.length; i++) {
    while (seen < times.length && times[seen] <= moments[order[i]]) seen++;
    counts[order[i]] = seen;
  }
  return counts;
}
