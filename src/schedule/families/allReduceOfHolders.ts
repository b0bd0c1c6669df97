import type { Workload } from "../../model/workload";
import { updatesWeights } from "../../tasks/op";
import type { TaskTable } from "../../tasks/taskTable";
import type { FamilyPlan } from "../family";

/**
 * A plan with what processors that compute weight gradients of the same layer owe each other: a sum of them once a batch, sent
 * around a ring as between the copies of a bidirectional schedule. It counts as traffic per microbatch, and takes no time. O(tasks).
 */
export function withAllReduceOfHolders(
  planned: FamilyPlan,
  { weightBytes, microbatches }: Workload,
): FamilyPlan {
  const { tasks, order } = planned.plan;
  const holders = new Int32Array(weightBytes.length);
  for (const row of order) for (const layer of layersUpdatedIn(row, tasks)) holders[layer]++;
  if (holders.every((count) => count <= 1)) return planned;
  const bytes = weightBytes.reduce((sum, weights, l) => sum + 2 * Math.max(holders[l] - 1, 0) * weights, 0);
  const note =
    "The processors that hold the same stage add up its gradients once a batch, which counts as traffic and takes no time.";
  return { ...planned, allReduceBytes: bytes / microbatches, notes: [...(planned.notes ?? []), note] };
}

function layersUpdatedIn(row: Int32Array, { graph, microbatches }: TaskTable): ReadonlySet<number> {
  const seen = new Set<number>();
  for (const task of row) seen.add(Math.floor(task / microbatches));
  const layers = new Set<number>();
  for (const op of seen) {
    const { kind, firstLayer, lastLayer } = graph.ops[op];
    if (updatesWeights(kind)) for (let l = firstLayer; l <= lastLayer; l++) layers.add(l);
  }
  return layers;
}
