import type { Workload } from "../../model/workload";
import { OP_KINDS, updatesWeights } from "../../tasks/op";
import type { OrderExtent } from "./orderIndex";
import { nameOf, type OrderTasks, placeOf, type UpdateCell } from "./orderTasks";
import type { ProblemList } from "./problemList";

/** Rules "size" and "dependency" for cells "U": one for each batch in every row that has gradients, behind the batch's last. */
export function checkUpdates(
  tasks: OrderTasks,
  { microbatches }: OrderExtent,
  workload: Workload,
  problems: ProblemList,
): void {
  if (tasks.updates.length === 0) return;
  const batch = workload.microbatches;
  const batches = microbatches / batch;
  const updates = new Map<number, UpdateCell[]>();
  for (const update of tasks.updates)
    updates.set(update.place.row, [...(updates.get(update.place.row) ?? []), update]);
  const last = lastGradients(tasks, batch);
  for (const row of new Set([...updates.keys(), ...last.keys()])) {
    const found = updates.get(row) ?? [];
    const gradients = last.get(row) ?? [];
    if (found.length !== batches)
      problems.add(
        "size",
        found.map(({ place }) => place),
        () =>
          `Processor ${row} has ${found.length === 1 ? "1 update" : `${found.length} updates`} U for ${microbatches} microbatches in batches of ${batch}; every processor updates once a batch.`,
      );
    for (const [k, { place, before }] of found.entries()) {
      const gradient = gradients[k] ?? -1;
      if (gradient >= before)
        problems.add(
          "dependency",
          [place, placeOf(tasks, gradient)],
          () =>
            `An update of processor ${row} stands before the ${nameOf(tasks, gradient)}, whose result it needs.`,
        );
    }
  }
}

/** By row and batch, the last task whose gradient an update applies. */
function lastGradients(tasks: OrderTasks, batch: number): ReadonlyMap<number, readonly number[]> {
  const last = new Map<number, number[]>();
  for (let task = 0; task < tasks.length; task++) {
    if (!updatesWeights(OP_KINDS[tasks.kind[task]])) continue;
    const byBatch = last.get(tasks.row[task]) ?? [];
    byBatch[Math.floor(tasks.microbatch[task] / batch)] = task;
    last.set(tasks.row[task], byBatch);
  }
  return last;
}
