import type { StallCause } from "./stallCause";

/**
 * What a schedule is worth: plain numbers, small, safe to clone and to print. Times are ticks. Definitions of every
 * number: metricDefinitions.ts.
 */
export interface Report {
  readonly family: string;
  readonly processors: number;
  readonly microbatches: number;
  readonly batches: number;
  readonly stages: number;
  readonly ticksPerUnit: number;
  readonly unit: string;
  readonly makespan: number;
  /** Ticks per minibatch in the long run, exact; null if the orders have no repeating part. */
  readonly period: number | null;
  /** The same read from this run's trace; null if it did not repeat within it. */
  readonly periodMeasured: number | null;
  /** One-processor time of the same microbatches ÷ makespan. */
  readonly speedup: number;
  /** One-processor time of one microbatch ÷ period. */
  readonly steadySpeedup: number | null;
  /** Busy ÷ makespan, by processor. */
  readonly utilization: readonly number[];
  /** Σ idle ÷ (processors × makespan). */
  readonly bubbleFraction: number;
  /** Σ idle ÷ Σ busy. */
  readonly bubbleOverhead: number;
  /** Idle between a processor's first start and last end, by processor. */
  readonly idleInsideSpan: readonly number[];
  readonly busy: number;
  readonly stalls: Readonly<Record<StallCause, number>>;
  /** Counted in the trace, by layer: the largest over the steady part. */
  readonly staleness: readonly number[];
  readonly stalenessRule: { readonly formula: string; readonly byLayer: readonly number[] } | null;
  /** Most versions of a layer's weights alive at once, by layer. */
  readonly weightVersions: readonly number[];
  /** Most stage-microbatches held at once, by processor, released at W (or B). */
  readonly peakActivations: readonly number[];
  /** The same, released at I where the backward is split. */
  readonly peakActivationsAtI: readonly number[];
  /** Most bytes of activations held at once, by processor. */
  readonly peakActivationBytes: readonly number[];
  /** Most bytes of activations, weights and gradients held at once, by processor, activations released at W (or B). */
  readonly peakMemoryBytes: readonly number[];
  /** Bytes that peakMemoryBytes is made of, by processor. */
  readonly memoryAtPeak: {
    readonly activations: readonly number[];
    readonly weights: readonly number[];
    readonly gradients: readonly number[];
  };
  /** What each processor has; null: no limit. */
  readonly memoryLimitBytes: number | null;
  /** Bytes per minibatch between processors; a tensor counts once per processor it is sent to. */
  readonly trafficBytes: number;
  readonly bounds: Bounds;
  readonly closedForms: readonly {
    readonly metric: string;
    readonly formula: string;
    readonly value: number | readonly (number | null)[] | null;
    readonly simulated: number | readonly number[] | null;
    readonly agrees: boolean;
    /** The condition of the formula that this problem does not meet; null: it should agree. */
    readonly whyNot: string | null;
  }[];
  readonly notes: readonly string[];
}

/** Lower bounds that hold for every schedule of the family's granularity (theory.md 2), and the gap to them. */
export interface Bounds {
  readonly period: Bound;
  readonly makespan: Bound;
}

export interface Bound {
  /** Ticks. */
  readonly value: number;
  /** Which bound it is, in words: "total work ÷ processors", "largest layer". */
  readonly reason: string;
  /** (schedule − bound) ÷ bound; null where the schedule has no such number or the bound is 0. */
  readonly gap: number | null;
}
