import type { OptionSpec, OptionValues } from "../base/options";
import type { Refusal } from "../base/refusal";
import type { Workload } from "../model/workload";
import type { Plan } from "./plan";

/** One published way to make plans. One file each in families/, one line in families/index.ts. */
export interface Family {
  /** On the command line, in links and exports: never rename. */
  readonly id: string;
  readonly name: string;
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
  /** Closed forms the paper gives that hold for this problem: shown beside the simulated number. */
  readonly closedForms?: readonly ClosedForm[];
  /** Said in the chart's header or the inspector, for instance "7 of 8 processors used". */
  readonly notes?: readonly string[];
}

export interface ClosedForm {
  readonly metric: "makespan" | "period" | "bubbleFraction";
  readonly formula: string;
  readonly value: number;
}

/**
 * When gradients reach the weights. "flush": once a batch, staleness 0. "stashed": after every minibatch (or every R
 * minibatches of a stage with R replicas); forward and backward of a minibatch read the same version.
 */
export type WeightUpdate = { readonly kind: "flush" } | { readonly kind: "stashed" };

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
