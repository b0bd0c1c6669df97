import type { ScheduledResult } from "../../analysis/scheduledResult";
import { isRefusal } from "../../base/refusal";
import { transferTicks } from "../../model/workload";
import { families } from "../../schedule/families";
import { updatesWeights } from "../../tasks/op";
import type { Overlay } from "../overlay";
import { NO_NOTE, type Notes } from "../scene";
import { firstAbove, rowsByPosition } from "../visibleRange";

/** How old the weights behind every gradient are. */
export const staleness: Overlay = {
  id: "staleness",
  name: "Weight age",
  help: "The small number on a gradient counts the other updates its layer got since the forward read the weights; without flushes this is the price of a full pipeline.",
  on: false,
  followsFocus: false,
  marks: ({ result }) => ({ front: [weightAges(result)] }),
};

/**
 * Counted in the trace, on the task that makes the update: other updates of the stage between the start of the minibatch's
 * forward and its own update. An update that ends at t is seen by a forward that starts at t. 0 in a flushing family.
 */
export function weightAges(result: ScheduledResult): Notes {
  const value = new Int32Array(result.columns.task.length).fill(NO_NOTE);
  const family = families.find(result.choice.family);
  const flushes = !isRefusal(family) && family.weightUpdate.kind === "flush";
  for (let stage = 0; stage < stageCount(result); stage++) noteStage(result, stage, flushes, value);
  return { kind: "notes", ink: "staleness", value, prefix: "−" };
}

function stageCount({ graph }: ScheduledResult): number {
  return graph.ops.reduce((count, { stage }) => Math.max(count, stage + 1), 0);
}

function noteStage(result: ScheduledResult, stage: number, flushes: boolean, value: Int32Array): void {
  const { microbatches, columns } = result;
  const { read, writer, replicas, carried } = stageTrace(result, stage);
  const updates = new Float64Array(Math.ceil(microbatches / replicas));
  writer.forEach((at, m) => {
    const update = Math.floor(m / replicas);
    if (at >= 0) updates[update] = Math.max(updates[update], columns.end[at]);
  });
  const order = Uint32Array.from(updates, (_, update) => update).sort(
    (a, b) => updates[a] - updates[b] || a - b,
  );
  const rank = new Uint32Array(order.length);
  order.forEach((update, place) => {
    rank[update] = place;
  });
  const applied = updates.slice().sort();
  writer.forEach((at, m) => {
    if (at < 0) return;
    const seen = firstAbove(applied, read[m] - carried, 0, applied.length);
    value[at] = flushes ? 0 : Math.max(0, rank[Math.floor(m / replicas)] - seen);
  });
}

/** By minibatch: when a stage's weights are read, and the position of the task that writes them. */
function stageTrace({ columns, graph, microbatches, transfer, after }: ScheduledResult, stage: number) {
  const rows = rowsByPosition(columns.rowOffset);
  const read = new Float64Array(microbatches);
  const writer = new Int32Array(microbatches).fill(-1);
  const readers = new Set<number>();
  const writers = new Set<number>();
  let carriedBytes = 0;
  graph.ops.forEach((op, index) => {
    if (op.stage !== stage) return;
    for (const rule of after)
      if (rule.kind === "lag" && rule.to === index) carriedBytes = Math.max(carriedBytes, rule.bytes);
    for (let m = 0; m < microbatches; m++) {
      const at = columns.position[index * microbatches + m];
      if (at < 0) continue;
      if (op.kind === "forward") {
        read[m] = columns.start[at];
        readers.add(rows[at]);
      } else if (updatesWeights(op.kind)) {
        writer[m] = at;
        writers.add(rows[at]);
      }
    }
  });
  const moves = [...writers].some((row) => !readers.has(row));
  return {
    read,
    writer,
    replicas: Math.max(1, readers.size),
    carried: moves ? transferTicks(transfer, carriedBytes) : 0,
  };
}
