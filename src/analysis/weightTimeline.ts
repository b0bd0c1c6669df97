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

/** The timeline of the weights that these ops read and write: all ops of one layer. O(ops · minibatches). */
export function weightTimeline(
  trace: WeightTrace,
  ops: readonly number[],
  workload: Pick<Workload, "transfer" | "weightBytes">,
): WeightTimeline {
  const { graph, microbatches, columns, rows } = trace;
  const perUpdate = trace.doubleBuffered ?? trace.replicas?.[graph.ops[ops[0]].stage] ?? 1;
  const read = new Float64Array(microbatches).fill(Number.POSITIVE_INFINITY);
  const released = new Float64Array(microbatches);
  const applied = new Float64Array(Math.ceil(microbatches / perUpdate));
  const writtenAt = new Int32Array(applied.length).fill(-1);
  const reader = new Int32Array(microbatches).fill(-1);
  const writer = new Int32Array(microbatches).fill(-1);
  for (const op of ops) {
    const { kind } = graph.ops[op];
    for (let m = 0; m < microbatches; m++) {
      const at = columns.position[op * microbatches + m];
      if (at < 0) continue;
      if (kind === "forward") {
        read[m] = Math.min(read[m], columns.start[at]);
        reader[m] = rows[at];
        continue;
      }
      released[m] = Math.max(released[m], columns.end[at]);
      if (!updatesWeights(kind)) continue;
      const update = Math.floor(m / perUpdate);
      applied[update] = Math.max(applied[update], columns.end[at]);
      writer[m] = rows[at];
      if (columns.end[at] === applied[update]) writtenAt[update] = at;
    }
  }
  const bytes = weightBytes(graph, ops[0], workload);
  const seen = applied.slice(); // where the forward's processor is another one, new weights travel
  for (let k = 0; k < seen.length; k++) {
    const [from, to] = [writer[k * perUpdate], reader[k * perUpdate]];
    const shared = writtenAt[k] < 0 ? undefined : trace.transfers?.arrival(writtenAt[k], WEIGHTS, to);
    seen[k] = shared ?? seen[k] + travels(workload, bytes, from, to);
  }
  const visible = countSeen(ascending(seen), read);
  const version = trace.doubleBuffered === undefined ? visible : versionBefore(visible, trace.doubleBuffered);
  return { perUpdate, read, version, released, applied };
}

/** Ticks that new weights travel; 0 if nobody makes or reads them. */
function travels({ transfer }: Pick<Workload, "transfer">, bytes: number, from: number, to: number): number {
  return from < 0 || to < 0 ? 0 : transferTicks(transfer, bytes, from, to);
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
