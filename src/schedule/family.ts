import type { OptionSpec, OptionValues } from "../base/options";
import type { Refusal } from "../base/refusal";
import type { Workload } from "../model/workload";
import type { Plan } from "./plan";

/** One published way to make plans. One file each in families/, one line in families/index.ts. */
export interface Family {
  /** On the command line, in links and exports: never rename. */
  readonly id: string;
  readonly name: string;
  /** Where it stands in menus. */
  readonly group: FamilyGroup;
  /** Short form of the paper for a chart's header, and where to read it. */
  readonly citation: Citation;
  /** Two or three sentences: the idea, what it buys, what it costs. */
  readonly summary: string;
  /** What is not in the paper and was filled in by us; shown as "reconstruction". Absent if the rule is published. */
  readonly reconstruction?: string;
  readonly weightUpdate: WeightUpdate;
  /** What may be divided and who may be copied; decides which lower bounds hold (theory.md 2.1). */
  readonly granularity: Granularity;
  readonly options: readonly OptionSpec[];
  /** `options` have been checked and hold every default. */
  plan(workload: Workload, options: OptionValues): FamilyPlan | Refusal;
}

/** How menus sort families. */
export type FamilyGroup =
  | "streaming"
  | "flushing"
  | "interleaved"
  | "zeroBubble"
  | "bidirectional"
  | "baseline";

export interface Citation {
  readonly short: string;
  readonly url: string;
  readonly where?: string;
}

/** A plan and what the family knows about it in advance. */
export interface FamilyPlan {
  readonly plan: Plan;
  /** Published staleness by layer, if the paper gives a rule; shown beside the counted one. */
  readonly stalenessRule?: { readonly formula: string; readonly byLayer: Float64Array };
  /** Replicas that serve a stage round robin, by stage; absent: all 1. */
  readonly replicas?: Int32Array;
  /** Bytes per microbatch for gradient exchange between replicas. */
  readonly allReduceBytes?: number;
  /** Closed forms of the literature, shown beside the simulated numbers; those that do not apply here say why. */
  readonly closedForms?: readonly ClosedForm[];
  /** Said in the chart's header or the inspector, for instance "7 of 8 processors used". */
  readonly notes?: readonly string[];
}

/** A formula of the literature and what it gives for this problem (schedules.md 1). */
export interface ClosedForm {
  readonly metric: "makespan" | "period" | "bubbleFraction" | "peakActivations" | "idleInsideSpan";
  readonly formula: string;
  /**
   * In the metric's unit; a list by processor for peakActivations and idleInsideSpan, null where the formula does not speak
   * of a processor. Null alone if it has no value here, for instance because stages are unequal.
   */
  readonly value: number | readonly (number | null)[] | null;
  /** The condition of the formula that this problem does not meet, as a sentence. Absent: simulation must agree. */
  readonly whyNot?: string;
}

/**
 * When gradients reach the weights. "flush": once a batch, staleness 0. "stashed": after every minibatch (or every R
 * minibatches of a stage with R replicas); forward and backward of a minibatch read the same version. "doubleBuffered":
 * once a batch without a flush, batch t reads version max(t − 1, 0) (PipeDream-2BW).
 */
export type WeightUpdate =
  | { readonly kind: "flush" }
  | { readonly kind: "stashed" }
  | { readonly kind: "doubleBuffered" };

/**
 * "layer": a layer is the atom, one processor each; "task": F, I, W are atoms; "divisible": I may be cut;
 * "replicated": a layer may run on several processors in turn; "single": everything on one processor.
 */
export type Granularity = "layer" | "task" | "divisible" | "replicated" | "single";

/** A family by id with the options the user gave; plain data. */
export interface FamilyChoice {
  readonly family: string;
  readonly options: OptionValues;
}
