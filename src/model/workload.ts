import type { TransferTicks } from "./transferTicks";
import type { Bytes, Ticks } from "./units";
import { wholeTicksUp } from "./wholeTicksUp";

/**
 * A problem priced in integer ticks: everything a schedule family may read. Columns are indexed by layer, and hold the
 * time on a processor of speed 1. The cost model rounds once, in buildWorkload; after it all times are integers.
 */
export interface Workload {
  readonly layers: number;
  readonly layerNames: readonly string[];
  /** Ticks of one microbatch's forward. */
  readonly forward: Float64Array;
  /** Ticks of the activation gradient; [0] is 0 when firstGradient is off. */
  readonly activationGradient: Float64Array;
  readonly weightGradient: Float64Array;
  /**
   * Ticks of both gradients as one task on one processor, where a machine interleaves them; never more than the two
   * together, though it may be less than either. Absent: their sum. See backwardColumns.
   */
  readonly backward?: Float64Array;
  /** Bytes of layer l's output activation for one microbatch. */
  readonly activationBytes: Float64Array;
  /** Bytes of its gradient, where they differ; see gradientBytes. */
  readonly gradientBytes?: Float64Array;
  readonly weightBytes: Float64Array;
  readonly inputBytes: Bytes;
  readonly processors: number;
  /** Relative speed by processor, largest is not normalised. */
  readonly speeds: Float64Array;
  /** What each processor has; absent: no limit. */
  readonly memoryBytes?: Bytes;
  readonly microbatches: number;
  readonly batches: number;
  readonly firstGradient: boolean;
  /** Ticks that make one unit of the given costs. Depends on the problem only, never on the family. */
  readonly ticksPerUnit: number;
  /** Unit of the given costs, for axes and sentences. */
  readonly unit: { readonly name: string; readonly short: string };
  /** Seconds in a tick; absent where costs are counts and no speed is given. */
  readonly secondsPerTick?: number;
  readonly transfer: TransferTicks;
  /** First layer of each stage where someone fixed them, for families of as many stages; absent: they are balanced. */
  readonly stageStarts?: Int32Array<ArrayBuffer>;
  /** One microbatch on one processor of speed 1: all forwards, and each layer's two gradients as one task. */
  readonly total: Ticks;
}

/** Columns by layer that add up to a fused backward. */
export function backwardColumns({
  backward,
  activationGradient,
  weightGradient,
}: Pick<Workload, "backward" | "activationGradient" | "weightGradient">): readonly Float64Array[] {
  return backward ? [backward] : [activationGradient, weightGradient];
}

/** The same problem where both gradients of a layer, even as one task, take as long as one after the other. */
export function withoutInterleaving(workload: Workload): Workload {
  const { backward, ...apart } = workload;
  if (backward === undefined) return workload;
  return { ...apart, total: totalTicks(apart) };
}

/** Ticks of one microbatch on one processor of speed 1. */
export function totalTicks(
  columns: Pick<Workload, "forward" | "activationGradient" | "weightGradient" | "backward">,
): Ticks {
  let total = 0;
  for (const column of [columns.forward, ...backwardColumns(columns)])
    for (const ticks of column) total += ticks;
  return total;
}

/** Bytes of the gradient of each layer's output for one microbatch. */
export function gradientBytes(sizes: Pick<Workload, "activationBytes" | "gradientBytes">): Float64Array {
  return sizes.gradientBytes ?? sizes.activationBytes;
}

/** Duration of a task of this cost on processor `p`. */
export function durationOn(machine: Pick<Workload, "speeds">, cost: Ticks, p: number): Ticks {
  const speed = machine.speeds[p];
  return speed === 1 ? cost : wholeTicksUp(cost / speed);
}
