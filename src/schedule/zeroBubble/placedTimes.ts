import { transferTicks } from "../../model/transferTicks";
import { durationOn, gradientBytes, type Workload } from "../../model/workload";
import { buildStageGraph } from "../../tasks/buildStageGraph";
import type { Placement } from "../placement/placement";

/** What list scheduling reads of one batch: stages on their processors, with times there in ticks. */
export interface PlacedTimes {
  readonly stages: number;
  readonly processors: number;
  readonly microbatches: number;
  /** The stages of each processor, along the network. */
  readonly stagesOf: readonly Int32Array[];
  /** Processor of each stage. */
  readonly rowOf: Int32Array;
  readonly forward: Float64Array;
  readonly activationGradient: Float64Array;
  readonly weightGradient: Float64Array;
  /** Ticks of a tensor from stage s to s + 1, and of its gradient back; 0 where both are on one processor. */
  readonly transfer: Float64Array;
  readonly gradientTransfer: Float64Array;
}

/** Times of stages with a split backward, each on the one processor that the placement names. */
export function placedTimes(workload: Workload, starts: Int32Array, placement: Placement): PlacedTimes {
  const { stages, processors } = placement;
  const { ops } = buildStageGraph(workload, starts, "split");
  const rowOf = Int32Array.from({ length: stages }, (_, s) => placement.rowsOf(s)[0]);
  // Ops stand by kind, forwards first, then by stage.
  const ticks = (kind: number) =>
    Float64Array.from(rowOf, (row, s) => durationOn(workload, ops[kind * stages + s].cost, row));
  const between = (bytes: Float64Array) =>
    Float64Array.from(rowOf, (row, s) =>
      s + 1 === stages ? 0 : transferTicks(workload.transfer, bytes[ops[s].lastLayer], row, rowOf[s + 1]),
    );
  return {
    stages,
    processors,
    microbatches: workload.microbatches,
    stagesOf: stagesByRow(rowOf, processors),
    rowOf,
    forward: ticks(0),
    activationGradient: ticks(1),
    weightGradient: ticks(2),
    transfer: between(workload.activationBytes),
    gradientTransfer: between(gradientBytes(workload)),
  };
}

function stagesByRow(rowOf: Int32Array, processors: number): readonly Int32Array[] {
  const byRow = Array.from({ length: processors }, (): number[] => []);
  rowOf.forEach((row, stage) => {
    byRow[row].push(stage);
  });
  return byRow.map((stages) => Int32Array.from(stages));
}
