import type { Workload } from "../../model/workload";
import type { OpGraph } from "../../tasks/op";
import type { ClosedForm, FamilyPlan } from "../family";
import type { Placement } from "../placement/placement";
import { equalTransfers, type StageTimes, stageTimes } from "./equalStages";

/** What the literature says of a flushing schedule on P processors of v equal stages each (schedules.md 1). */
export interface UniformRule {
  /** The makespan's formula without transfers: M·v stages' work and what a processor idles. */
  readonly makespan: string;
  readonly bubbleFraction: string;
  /** Ticks of a stage's work for one microbatch. */
  work(times: StageTimes): number;
  /** Ticks that every processor idles. */
  idle(times: StageTimes): number;
  /** The condition of both formulas that these times do not meet, as a sentence; absent if there is none. */
  whyNot?(times: StageTimes): string | undefined;
  /**
   * Why transfers of `c` ticks do not add exactly 2(P − 1)·c, as a sentence; nothing if they do. Absent: nothing is known of
   * transfers.
   */
  exposes?(times: StageTimes, c: number): string | undefined;
}

/** What is common to the forms of one problem. */
interface Problem {
  readonly workload: Workload;
  readonly placement: Placement;
  readonly times: StageTimes | string;
  readonly transfer: number | undefined;
}

/** Makespan and bubble fraction as a rule has them; where a condition fails they say which. */
export function uniformForms(
  workload: Workload,
  graph: OpGraph,
  placement: Placement,
  rule: UniformRule,
): readonly ClosedForm[] {
  const times = stageTimes(workload, graph, placement);
  const problem = { workload, placement, times, transfer: equalTransfers(workload, graph, placement) };
  return [makespanForm(problem, rule), bubbleForm(problem, rule)];
}

function makespanForm({ workload, placement, times, transfer }: Problem, rule: UniformRule): ClosedForm {
  const charged = rule.exposes !== undefined && transfer !== undefined && transfer > 0;
  const formula = charged ? `${rule.makespan} + 2(P − 1)·c` : rule.makespan;
  if (typeof times === "string") return { metric: "makespan", formula, value: null, whyNot: times };
  const added = charged ? 2 * (placement.processors - 1) * transfer : 0;
  const value = busyTicks(workload, placement, rule, times) + rule.idle(times) + added;
  const whyNot = whyNotOneBatch(workload) ?? rule.whyNot?.(times) ?? whyNotTransfers(rule, times, transfer);
  return withReason({ metric: "makespan", formula, value }, whyNot);
}

function bubbleForm({ workload, placement, times, transfer }: Problem, rule: UniformRule): ClosedForm {
  const form = { metric: "bubbleFraction", formula: rule.bubbleFraction } as const;
  if (typeof times === "string") return { ...form, value: null, whyNot: times };
  const idle = rule.idle(times);
  const value = idle / (busyTicks(workload, placement, rule, times) + idle);
  const unused = placement.processors < workload.processors ? "Not every processor is used." : undefined;
  const moved = transfer === 0 ? undefined : "The formula leaves out transfers.";
  return withReason({ ...form, value }, whyNotOneBatch(workload) ?? unused ?? rule.whyNot?.(times) ?? moved);
}

/** Work of one processor in a batch. */
function busyTicks(
  workload: Workload,
  { stages, processors }: Placement,
  rule: UniformRule,
  times: StageTimes,
): number {
  return workload.microbatches * (stages / processors) * rule.work(times);
}

/** The first condition of a rule that a problem of these times and transfers does not meet. */
export function whyNotUniform(
  workload: Workload,
  rule: UniformRule,
  times: StageTimes,
  transfer: number | undefined,
): string | undefined {
  return whyNotOneBatch(workload) ?? rule.whyNot?.(times) ?? whyNotTransfers(rule, times, transfer);
}

function whyNotOneBatch({ batches }: Workload): string | undefined {
  return batches > 1 ? "The formula is for one batch." : undefined;
}

function whyNotTransfers(
  rule: UniformRule,
  times: StageTimes,
  transfer: number | undefined,
): string | undefined {
  if (transfer === 0) return undefined;
  if (rule.exposes === undefined) return "The formula leaves out transfers.";
  if (transfer === undefined) return "The formula is for transfers that take equally long.";
  return rule.exposes(times, transfer);
}

/**
 * Peak activations as the order alone decides them, whatever tasks take: `of` gives the stage-microbatches of each processor in
 * use. Where tasks take no time, several happen at once, and the count may be less.
 */
export function peakForm(
  { plan }: FamilyPlan,
  used: number,
  formula: string,
  of: (processor: number) => number,
): ClosedForm {
  const value = plan.order.map((_, p) => (p < used ? of(p) : 0));
  const { ops } = plan.tasks.graph;
  const takes = (kinds: readonly string[]) => ops.every((op) => op.cost > 0 || !kinds.includes(op.kind));
  const distinct = takes(["forward"]) || takes(["weightGradient", "backward"]);
  const whyNot = distinct ? undefined : "The formula counts stages that take time.";
  return withReason({ metric: "peakActivations", formula, value }, whyNot);
}

/** A closed form, with the reason why it does not hold here, if there is one. */
export function withReason(form: ClosedForm, whyNot: string | undefined): ClosedForm {
  return whyNot === undefined ? form : { ...form, whyNot };
}
