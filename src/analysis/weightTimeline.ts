import { transferTicks, type Workload } from "../model/workload";
import type { ScheduleColumns } from "../schedule/schedule";
import type { OpGraph } from "../tasks/op";
import { updatesWeights } from "../tasks/op";

/**
 * When one layer's weights are read and written in a run where every minibatch has an update. Update k is made of the
 * gradients of minibatches k·R … k·R + R − 1, with R replicas of the layer.
 */
export interface WeightTimeline {
  readonly replicas: number;
  /** By minibatch: start of its forward, which reads the newest weights that are there. */
  readonly read: Float64Array;
  /** By minibatch: end of its backward, until which its weights are kept. */
  readonly released: Float64Array;
  /** By update: when the last of its gradients is in. */
  readonly applied: Float64Array;
  /** By update: when the forward's processor has the new weights. */
  readonly seen: Float64Array;
}

/** Everything of a run that says when weights are read and written. */
export interface WeightTrace {
  readonly graph: OpGraph;
  readonly microbatches: number;
  readonly columns: Pick<ScheduleColumns, "start" | "end" | "position">;
  readonly rows: Int32Array;
  /** Replicas by stage; absent: 1. */
  readonly replicas?: Int32Array;
}

/** The timeline of a layer's weights. O(ops + minibatches). */
export function weightTimeline(trace: WeightTrace, layer: number, workload: Workload): WeightTimeline {
  const { graph, microbatches, columns, rows } = trace;
  const ops = graph.ops.flatMap((op, i) => (op.firstLayer <= layer && layer <= op.lastLayer ? [i] : []));
  const replicas = trace.replicas?.[graph.ops[ops[0]].stage] ?? 1;
  const read = new Float64Array(microbatches).fill(Number.POSITIVE_INFINITY);
  const released = new Float64Array(microbatches);
  const applied = new Float64Array(Math.ceil(microbatches / replicas));
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
      const update = Math.floor(m / replicas);
      applied[update] = Math.max(applied[update], columns.end[at]);
      writer[m] = rows[at];
    }
  }
  const carried = transferTicks(workload.transfer, bytesOf(graph, ops[0], workload));
  const seen = applied.map((ticks, k) =>
    reader[k * replicas] === writer[k * replicas] ? ticks : ticks + carried,
  );
  return { replicas, read, released, applied, seen };
}

/** Weights that an op's layers have together. */
function bytesOf({ ops }: OpGraph, op: number, workload: Workload): number {
  let bytes = 0;
  for (let l = ops[op].firstLayer; l <= ops[op].lastLayer; l++) bytes += workload.weightBytes[l];
  return bytes;
}
