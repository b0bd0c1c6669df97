import type { ProblemSize } from "../model/withSize";
import type { FamilyChoice } from "../schedule/family";

/**
 * One schedule at one size of the problem: the numbers of its report that are compared over sizes. Times are in the unit
 * of the costs and not in ticks, for problems of different sizes have different ticks.
 */
export interface SweepPoint extends ProblemSize {
  readonly choice: FamilyChoice;
  /** As in Report: of this run, fill and drain included. */
  readonly speedup: number | null;
  /** As in Report: in the long run. */
  readonly steadySpeedup: number | null;
  /** Short name of the unit of times, for formatTime with one tick per unit. */
  readonly unit: string | null;
  /** Units of time per minibatch in the long run. */
  readonly period: number | null;
  /** Units of time. */
  readonly makespan: number | null;
  readonly bubbleFraction: number | null;
  /** Of the processor that holds most. */
  readonly peakMemoryBytes: number | null;
  /** Stage-microbatches, of the processor that holds most. */
  readonly peakActivations: number | null;
  /** Per minibatch. */
  readonly trafficBytes: number | null;
  /** Of the layer with the largest. */
  readonly staleness: number | null;
  /** Mean over the processors. */
  readonly utilization: number | null;
  /** Speedup allowed by the lower bound on the period of any schedule that may cut activation gradients. */
  readonly bound: number | null;
  /** Why there are no numbers; absent: there are. */
  readonly refusal?: string;
}

/** A point without numbers, and why. */
export function pointWithout(
  { processors, microbatches }: ProblemSize,
  choice: FamilyChoice,
  refusal: string,
): SweepPoint {
  return {
    processors,
    microbatches,
    choice,
    speedup: null,
    steadySpeedup: null,
    unit: null,
    period: null,
    makespan: null,
    bubbleFraction: null,
    peakMemoryBytes: null,
    peakActivations: null,
    trafficBytes: null,
    staleness: null,
    utilization: null,
    bound: null,
    refusal,
  };
}
