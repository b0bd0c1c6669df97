import type { TransferTicks } from "../../model/transferTicks";
import type { Bytes } from "../../model/units";
import type { Workload } from "../../model/workload";
import type { Family, FamilyPlan, WeightUpdate } from "../../schedule/family";
import { rowsByPosition } from "../../schedule/rowsByPosition";
import type { ScheduleColumns } from "../../schedule/schedule";
import type { OpGraph } from "../../tasks/op";
import { type TimelineOf, timelinesOf } from "../weightTimeline";

/** How large is what processors hold, and in how many versions: small, plain data that goes with a result. */
export interface MemorySizes {
  /** The network's input for one microbatch. */
  readonly inputBytes: Bytes;
  /** By layer: its output activation for one microbatch. */
  readonly activationBytes: Float64Array;
  /** By layer. */
  readonly weightBytes: Float64Array;
  /** What each processor has; absent: no limit. */
  readonly memoryBytes?: Bytes;
  /** Says how many versions of the weights are held. */
  readonly weightUpdate: WeightUpdate["kind"];
  /** Replicas by stage; absent: all 1. */
  readonly replicas?: Int32Array;
}

/** A run with its sizes: everything that memory over time is computed from. A ScheduledResult is one. */
export interface MemoryTrace {
  readonly graph: OpGraph;
  readonly microbatches: number;
  readonly columns: ScheduleColumns;
  readonly transfer: TransferTicks;
  readonly memory: MemorySizes;
}

/**
 * When activations are given back: at the end of the weight gradient, which reads them, or at the end of the activation
 * gradient, as some papers count. They differ by up to a factor P on the last processor of ZB-H1 (schedules.md 0.4).
 */
export type ReleaseAt = "weightGradient" | "activationGradient";

/** Timelines of the weights of a run that stashes them, for each stage; as if tensors never waited for links. */
export function stashTimelines({ graph, microbatches, columns, memory, transfer }: MemoryTrace): TimelineOf {
  const { weightBytes, replicas } = memory;
  const rows = rowsByPosition(columns.rowOffset);
  return timelinesOf({ graph, microbatches, columns, rows, replicas }, { transfer, weightBytes });
}

/** The sizes of a family's plan on a workload. */
export function memorySizes(workload: Workload, family: Family, { replicas }: FamilyPlan): MemorySizes {
  const { inputBytes, activationBytes, weightBytes, memoryBytes } = workload;
  return {
    inputBytes,
    activationBytes,
    weightBytes,
    ...(memoryBytes !== undefined && { memoryBytes }),
    weightUpdate: family.weightUpdate.kind,
    ...(replicas !== undefined && { replicas }),
  };
}
