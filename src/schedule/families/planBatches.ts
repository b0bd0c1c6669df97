import type { OptionValues } from "../../base/options";
import type { Workload } from "../../model/workload";
import { buildPieceGraph } from "../../tasks/buildPieceGraph";
import { buildStageGraph, type StageBackward } from "../../tasks/buildStageGraph";
import { unroll } from "../../tasks/taskTable";
import type { FamilyPlan } from "../family";
import { unusedNote } from "../partition/stages";
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
  const writer = new RowWriter(tasks);
  for (let p = 0; p < workload.processors; p++) {
    if (p < rule.processors) rule.write(writer, p);
    writer.endRow(workload.batches);
  }
  const { ops } = graph;
  const pairs = writer.pairs((first, second) => rule.pairTicks ?? ops[first].cost + ops[second].cost);
  return {
    plan: { tasks, order: writer.rows(), after: flushBarrier(workload, options), ...(pairs && { pairs }) },
    notes: unusedNote(workload, rule.processors),
  };
}
