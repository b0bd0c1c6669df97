import type { OptionValues } from "../../base/options";
import type { Workload } from "../../model/workload";
import { buildPieceGraph } from "../../tasks/buildPieceGraph";
import { buildStageGraph, type StageBackward, stageOps } from "../../tasks/buildStageGraph";
import { type TaskTable, unroll } from "../../tasks/taskTable";
import type { FamilyPlan } from "../family";
import { unusedNote } from "../partition/stages";
import type { Pairs } from "../plan";
import { flushBarrier } from "./flushing";
import { RowWriter } from "./rowWriter";

/** How a flushing family orders one batch. */
export interface BatchRule {
  /** First layer of each stage. */
  readonly starts: Int32Array;
  readonly backward: StageBackward;
  /** In how many pieces microbatches are cut, their backwards being fused; rows then hold the ops of pieces, see pieceOp. */
  readonly pieces?: number;
  /** Processors in use; the others stay unused. */
  readonly processors: number;
  /** Writes what processor p does in a batch of the workload's microbatches. */
  write(row: RowWriter, p: number): void;
  /** Ticks of every overlapped pair on a processor of speed 1; absent: what its two tasks cost together. */
  readonly pairTicks?: number;
}

/** A plan that runs one batch's order batch after batch, with the family's barrier between them. O(tasks). */
export function planBatches(workload: Workload, options: OptionValues, rule: BatchRule): FamilyPlan {
  const graph =
    rule.pieces === undefined
      ? buildStageGraph(workload, rule.starts, rule.backward)
      : buildPieceGraph(workload, rule.starts, rule.pieces);
  const tasks = unroll(graph, workload.microbatches * workload.batches);
  const ops = stageOps(graph);
  const pairStarts: Int32Array[] = [];
  const writer = new RowWriter(ops, workload.microbatches);
  const order = Array.from({ length: workload.processors }, (_, p) => {
    writer.clear();
    if (p < rule.processors) rule.write(writer, p);
    pairStarts.push(writer.pairStarts());
    return repeatBatch(writer.written(), workload);
  });
  const paired = pairStarts.some((ofRow) => ofRow.length > 0);
  const pairs = paired ? { pairs: pairsOf(tasks, order, pairStarts, workload.batches, rule.pairTicks) } : {};
  return {
    plan: { tasks, order, after: flushBarrier(workload, options), ...pairs },
    notes: unusedNote(workload, rule.processors),
  };
}

/** Task ids op · M + m of one batch, as those of a run of all batches, batch after batch. */
function repeatBatch(batchRow: Int32Array, { microbatches, batches }: Workload): Int32Array {
  if (batches === 1) return batchRow;
  const row = new Int32Array(batchRow.length * batches);
  for (let i = 0; i < batchRow.length; i++) {
    const op = Math.floor(batchRow[i] / microbatches);
    const first = op * microbatches * batches + (batchRow[i] - op * microbatches);
    for (let batch = 0; batch < batches; batch++)
      row[batch * batchRow.length + i] = first + batch * microbatches;
  }
  return row;
}

/** `starts` holds, by row, the indices of the first task of each pair in one batch. */
function pairsOf(
  { graph, microbatches }: TaskTable,
  order: readonly Int32Array[],
  starts: readonly Int32Array[],
  batches: number,
  ticks: number | undefined,
): Pairs {
  const first = new Int32Array(batches * starts.reduce((sum, ofRow) => sum + ofRow.length, 0));
  const cost = new Float64Array(first.length);
  const costs = Float64Array.from(graph.ops, (op) => op.cost);
  const costOf = (task: number) => costs[(task / microbatches) | 0];
  let next = 0;
  for (let p = 0; p < order.length; p++) {
    const row = order[p];
    const perBatch = row.length / batches;
    for (let batch = 0; batch < batches; batch++)
      for (const start of starts[p]) {
        const at = batch * perBatch + start;
        first[next] = row[at];
        cost[next++] = ticks ?? costOf(row[at]) + costOf(row[at + 1]);
      }
  }
  return { first, cost };
}
