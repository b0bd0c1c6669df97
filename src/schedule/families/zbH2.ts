import type { Workload } from "../../model/workload";
import type { OpGraph } from "../../tasks/op";
import type { ClosedForm, Family } from "../family";
import { stagePerProcessor } from "../partition/stages";
import { loopPlacement, type Placement } from "../placement/placement";
import { equalTransfers, stageTimes } from "./equalStages";
import { barrierOption } from "./flushing";
import { planBatches } from "./planBatches";
import type { RowWriter } from "./rowWriter";
import { peakForm, type UniformRule, uniformForms, whyNotUniform, withReason } from "./uniformForms";
import { LONG_WEIGHT_GRADIENTS } from "./zeroBubbleRule";

/** The zero-bubble schedule with twice 1F1B's memory (schedules.md 11). */
export const zbH2: Family = {
  id: "zb-h2",
  name: "ZB-H2",
  group: "zeroBubble",
  citation: { short: "Qi et al. 2024", url: "https://arxiv.org/abs/2401.10241", where: "Fig. 3" },
  summary:
    "ZB-H1 with twice the warm-up forwards, and weight gradients put off twice as long: between its first and its last task " +
    "no processor waits if forwards, activation gradients and weight gradients take equally long. Every stage keeps the " +
    "activations of up to 2P − 1 microbatches, and the batch still ends later on later stages.",
  reconstruction:
    "The paper draws the order by hand for 4 stages and 8 microbatches and gives its memory and bubble. The rule for other " +
    "sizes is ours: 2(P − 1 − p) forwards ahead, and a weight gradient 2p microbatches behind its activation gradient on " +
    "processor p; it meets the paper's memory and bubble.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [barrierOption],
  plan(workload, options) {
    const starts = stagePerProcessor(workload);
    const P = starts.length;
    const M = workload.microbatches;
    const planned = planBatches(workload, options, {
      starts,
      backward: "split",
      processors: P,
      write: (row, p) => writeRow(row, p, P, M),
    });
    const { graph } = planned.plan.tasks;
    const placement = loopPlacement(P, 1);
    const rule = ruleFor(P, M);
    const closedForms = [
      ...uniformForms(workload, graph, placement, rule),
      idleOfFirst(workload, graph, placement, rule),
      peakForm(planned, P, "min(2P − 1, M)", () => Math.min(2 * P - 1, M)),
    ];
    return { ...planned, closedForms };
  },
};

function writeRow(row: RowWriter, p: number, processors: number, microbatches: number): void {
  const warmup = Math.min(2 * (processors - 1 - p), microbatches);
  const behind = 2 * p;
  for (let m = 0; m < warmup; m++) row.forward(p, m);
  for (let m = 0; m < microbatches; m++) {
    if (warmup + m < microbatches) row.forward(p, warmup + m);
    row.activationGradient(p, m);
    if (m >= behind) row.weightGradient(p, m - behind);
  }
  for (let m = Math.max(0, microbatches - behind); m < microbatches; m++) row.weightGradient(p, m);
}

/**
 * Bubble, in makespan and, as the paper has it, between the first and the last task of processor 0. Makespan and bubble
 * fraction are not in the paper: no processor can end sooner than P − 1 forwards after the first.
 */
function ruleFor(P: number, M: number): UniformRule {
  return {
    makespan: "M·(tF + tI + tW) + (P − 1)·max(tF, tF + tI − 2tW)",
    bubbleFraction: "(P − 1)·max(tF, tF + tI − 2tW) ÷ makespan",
    work: ({ F, I, W }) => F + I + W,
    idle: ({ F, I, W }) => (P - 1) * Math.max(F, F + I - 2 * W),
    whyNot({ F, I, W }) {
      if (M < 2 * P - 1) return `The formula holds for M of at least 2P − 1 = ${2 * P - 1}.`;
      return W > Math.min(F, I) ? LONG_WEIGHT_GRADIENTS : undefined;
    },
  };
}

function idleOfFirst(
  workload: Workload,
  graph: OpGraph,
  placement: Placement,
  rule: UniformRule,
): ClosedForm {
  const form = { metric: "idleInsideSpan", formula: "(P − 1)(tF + tI − 2tW) on processor 0" } as const;
  const times = stageTimes(workload, graph, placement);
  if (typeof times === "string") return { ...form, value: null, whyNot: times };
  const { F, I, W } = times;
  const first = (placement.processors - 1) * (F + I - 2 * W);
  const value = Array.from({ length: workload.processors }, (_, p) => (p === 0 ? first : null));
  const whyNot = whyNotUniform(workload, rule, times, equalTransfers(workload, graph, placement));
  return withReason({ ...form, value }, whyNot);
}
