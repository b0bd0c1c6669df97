import { registry } from "../base/registry";
import type { Report } from "./report";

/** How a metric's numbers are to be read: ticks are times, a fraction lies in 0 … 1, a factor compares two times. */
export type MetricUnit =
  | "ticks"
  | "factor"
  | "fraction"
  | "bytes"
  | "updates"
  | "versions"
  | "stage-microbatches";

/** A number of the report with its definition, which is shown wherever the number is. */
export interface Metric {
  /** A field of the report. */
  readonly id: keyof Report;
  readonly name: string;
  readonly unit: MetricUnit;
  /** One sentence. */
  readonly definition: string;
  /** The definition as a formula in plain text. */
  readonly formula: string;
  /** Which way is better; absent where neither is. */
  readonly better?: "lower" | "higher";
  /** One number of the run, or one for each processor or layer. */
  readonly per: "run" | "processor" | "layer";
  /** Its values: one for the run, or by processor or layer; null where the run has none. */
  readonly read: (report: Report) => readonly (number | null)[];
}

const ofRun: readonly Metric[] = [
  {
    id: "period",
    name: "Period",
    unit: "ticks",
    definition:
      "Ticks per minibatch in the long run, exact; for flushing schedules per microbatch, batch after batch, under their barrier.",
    formula: "largest cycle of the repeated orders: Σ ticks ÷ minibatches it goes on",
    better: "lower",
    per: "run",
    read: ({ period }) => [period],
  },
  {
    id: "periodMeasured",
    name: "Period, measured",
    unit: "ticks",
    definition: "The period read from this run's trace; none if the trace did not repeat within the run.",
    formula: "(start of minibatch m + k − start of minibatch m) ÷ k, equal for every task",
    better: "lower",
    per: "run",
    read: ({ periodMeasured }) => [periodMeasured],
  },
  {
    id: "makespan",
    name: "Makespan",
    unit: "ticks",
    definition: "From the start of the run to the end of its last task.",
    formula: "max over tasks of end",
    better: "lower",
    per: "run",
    read: ({ makespan }) => [makespan],
  },
  {
    id: "speedup",
    name: "Speedup",
    unit: "factor",
    definition:
      "How much sooner the run ends than on one processor, the fastest, with the same microbatches.",
    formula: "microbatches × total work ÷ (speed of the fastest × makespan)",
    better: "higher",
    per: "run",
    read: ({ speedup }) => [speedup],
  },
  {
    id: "steadySpeedup",
    name: "Steady speedup",
    unit: "factor",
    definition: "The speedup in the long run, when filling and draining no longer count.",
    formula: "total work ÷ (speed of the fastest × period)",
    better: "higher",
    per: "run",
    read: ({ steadySpeedup }) => [steadySpeedup],
  },
  {
    id: "bubbleFraction",
    name: "Bubble fraction",
    unit: "fraction",
    definition: "Share of all processors' time that is idle, as GPipe counts it.",
    formula: "Σ idle ÷ (processors × makespan)",
    better: "lower",
    per: "run",
    read: ({ bubbleFraction }) => [bubbleFraction],
  },
  {
    id: "bubbleOverhead",
    name: "Bubble overhead",
    unit: "factor",
    definition: "Idle time of all processors relative to their work, as Megatron counts the bubble.",
    formula: "Σ idle ÷ Σ busy",
    better: "lower",
    per: "run",
    read: ({ bubbleOverhead }) => [bubbleOverhead],
  },
  {
    id: "busy",
    name: "Busy time",
    unit: "ticks",
    definition: "Time that all processors together spend on tasks.",
    formula: "Σ over tasks of end − start",
    per: "run",
    read: ({ busy }) => [busy],
  },
  {
    id: "trafficBytes",
    name: "Traffic",
    unit: "bytes",
    definition:
      "Bytes per minibatch sent between processors; a tensor counts once for each processor it is sent to.",
    formula:
      "Σ over tensors of bytes × other processors that need it, plus the replicas' exchange of gradients",
    better: "lower",
    per: "run",
    read: ({ trafficBytes }) => [trafficBytes],
  },
];

const ofProcessors: readonly Metric[] = [
  {
    id: "utilization",
    name: "Utilization",
    unit: "fraction",
    definition: "Share of the makespan in which a processor is busy.",
    formula: "busy ÷ makespan",
    better: "higher",
    per: "processor",
    read: ({ utilization }) => utilization,
  },
  {
    id: "idleInsideSpan",
    name: "Idle inside the span",
    unit: "ticks",
    definition:
      "Idle time between a processor's first start and its last end, which the zero-bubble papers call the bubble.",
    formula: "last end − first start − busy",
    better: "lower",
    per: "processor",
    read: ({ idleInsideSpan }) => idleInsideSpan,
  },
  {
    id: "peakActivations",
    name: "Peak activations",
    unit: "stage-microbatches",
    definition:
      "Most activations held at once: a stage's forward takes one, the end of its weight gradient or fused backward frees it.",
    formula: "max over time of forwards started − weight gradients ended",
    better: "lower",
    per: "processor",
    read: ({ peakActivations }) => peakActivations,
  },
  {
    id: "peakActivationsAtI",
    name: "Peak activations, released at I",
    unit: "stage-microbatches",
    definition:
      "Most activations held at once if the end of the activation gradient frees them already, as some papers count; the " +
      "same as the peak released at W where the backward is fused.",
    formula: "max over time of forwards started − activation gradients or fused backwards ended",
    better: "lower",
    per: "processor",
    read: ({ peakActivationsAtI }) => peakActivationsAtI,
  },
  {
    id: "peakActivationBytes",
    name: "Peak activation memory",
    unit: "bytes",
    definition:
      "Most bytes of activations held at once: a stage keeps the inputs of its layers, or its own input alone until its " +
      "backward starts where it recomputes.",
    formula: "max over time of Σ over activations held of the inputs of the stage's layers",
    better: "lower",
    per: "processor",
    read: ({ peakActivationBytes }) => peakActivationBytes,
  },
  {
    id: "peakMemoryBytes",
    name: "Peak memory",
    unit: "bytes",
    definition:
      "Most bytes held at once: activations until W, the weights of every stage that has tasks here in as many versions as " +
      "are alive (two where they are double-buffered), and one buffer of gradients as large as one version all the time. The " +
      "optimizer's state and gradients on their way are left out.",
    formula: "max over time of activations + weights × versions + weights × 1 for gradients",
    better: "lower",
    per: "processor",
    read: ({ peakMemoryBytes }) => peakMemoryBytes,
  },
];

const ofLayers: readonly Metric[] = [
  {
    id: "staleness",
    name: "Staleness",
    unit: "updates",
    definition:
      "Weight updates of a layer between the version that a minibatch's forward reads and the application of its own " +
      "gradient, counted in the trace: the most over the minibatches of the steady part.",
    formula:
      "max over minibatches of updates applied before its own − updates in the weights that its forward reads",
    better: "lower",
    per: "layer",
    read: ({ staleness }) => staleness,
  },
  {
    id: "weightVersions",
    name: "Weight versions",
    unit: "versions",
    definition:
      "Most versions of a layer's weights alive at once: the newest, and those that minibatches under way still use.",
    formula: "max over time of distinct versions held, the newest among them",
    better: "lower",
    per: "layer",
    read: ({ weightVersions }) => weightVersions,
  },
];

/** Every metric of a report, in the order of tables. */
export const metrics = registry<Metric>("metric", [...ofRun, ...ofProcessors, ...ofLayers]);
