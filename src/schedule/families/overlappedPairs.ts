import type { OptionSpec, OptionValues } from "../../base/options";
import { type Refusal, refuse } from "../../base/refusal";
import { MAX_TICKS } from "../../model/units";
import type { Workload } from "../../model/workload";
import { KIND_NAME, type OpGraph } from "../../tasks/op";
import type { FamilyPlan } from "../family";
import { type BatchRule, planBatches } from "./planBatches";

/** What overlap gains, for families that run pairs. */
export const pairTimeOption: OptionSpec = {
  id: "pairTime",
  name: "Time of a pair",
  help:
    "Time of an overlapped forward and backward, in the unit of the costs, at least that of the longer of the two alone; " +
    "without it, their sum.",
  kind: "number",
  min: 0,
  max: Number.MAX_SAFE_INTEGER,
};

/**
 * Plans batches with overlapped pairs of the time that the options give, or of their tasks' sum; backwards are fused or split
 * as the rule writes them. Refuses pairs that would be over before the longer of their tasks alone, or that make the run longer
 * than 2^53 ticks.
 */
export function planOverlapped(
  workload: Workload,
  options: OptionValues,
  rule: Omit<BatchRule, "backward" | "pairTicks">,
): FamilyPlan | Refusal {
  const both = { ...rule, backward: "both" } as const;
  const { pairTime } = options;
  if (typeof pairTime !== "number") return planBatches(workload, options, both);
  const { ticksPerUnit } = workload;
  const pairTicks = Math.round(pairTime * ticksPerUnit);
  return checkPairs(planBatches(workload, options, { ...both, pairTicks }), workload, pairTime);
}

/** A plan whose pairs take as long as the options say; the plan itself where they say nothing. Refuses as planOverlapped does. */
export function withPairTime(
  planned: FamilyPlan,
  workload: Workload,
  { pairTime }: OptionValues,
): FamilyPlan | Refusal {
  const { pairs } = planned.plan;
  if (typeof pairTime !== "number" || pairs === undefined) return planned;
  const cost = new Float64Array(pairs.first.length).fill(Math.round(pairTime * workload.ticksPerUnit));
  const timed = { ...planned, plan: { ...planned.plan, pairs: { ...pairs, cost } } };
  return checkPairs(timed, workload, pairTime);
}

function checkPairs(planned: FamilyPlan, workload: Workload, pairTime: number): FamilyPlan | Refusal {
  const wrong =
    tooShort(planned.plan.tasks.graph, workload, pairTime) ?? tooLong(planned, workload, pairTime);
  if (wrong !== undefined) return wrong;
  const given = Math.round(pairTime * workload.ticksPerUnit) / workload.ticksPerUnit;
  if (Math.abs(given - pairTime) <= 1e-9 * pairTime) return planned;
  const note = `An overlapped pair takes ${given}: ${pairTime} was rounded to whole ticks.`;
  return { ...planned, notes: [...(planned.notes ?? []), note] };
}

function tooShort({ ops }: OpGraph, { ticksPerUnit }: Workload, pairTime: number): Refusal | undefined {
  const paired = ops.filter((op) => op.kind === "forward" || op.kind === "backward");
  const longest = paired.reduce((most, op) => (op.cost > most.cost ? op : most));
  if (Math.round(pairTime * ticksPerUnit) >= longest.cost) return undefined;
  const least = longest.cost / ticksPerUnit;
  const task = `the ${KIND_NAME[longest.kind]} of stage ${longest.stage}`;
  return refuse(
    `An overlapped pair cannot take ${pairTime}: ${task} alone takes ${least}, which is the least that works.`,
    "pairTime",
  );
}

function tooLong({ plan }: FamilyPlan, workload: Workload, pairTime: number): Refusal | undefined {
  const { total, microbatches, batches, ticksPerUnit } = workload;
  const slowest = workload.speeds.reduce((a, b) => Math.min(a, b));
  const left = MAX_TICKS * slowest - total * microbatches * batches;
  const most = Math.floor(left / (plan.pairs?.first.length ?? 1));
  if (Math.round(pairTime * ticksPerUnit) <= most) return undefined;
  return refuse(
    `With pairs that take ${pairTime} the run could last more than 2^53 ticks; the most that works is ${most / ticksPerUnit}.`,
    "pairTime",
  );
}
