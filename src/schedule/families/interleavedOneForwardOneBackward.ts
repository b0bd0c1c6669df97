import type { Family } from "../family";
import { chunksOption } from "./chunks";
import { exposedForwards } from "./exposedForwards";
import { barrierOption } from "./flushing";
import { groupSizeOption } from "./groupSize";
import { writeInterleaved } from "./interleavedOrder";
import { pipelineRule } from "./pipelineRule";
import { type LoopSize, planLooped } from "./planLooped";
import type { UniformRule } from "./uniformForms";

/** Megatron's virtual pipeline: 1F1B over several stages on each processor (schedules.md 9). */
export const interleavedOneForwardOneBackward: Family = {
  id: "interleaved-1f1b",
  name: "Interleaved 1F1B",
  group: "interleaved",
  citation: {
    short: "Narayanan et al. 2021",
    url: "https://arxiv.org/abs/2104.04473",
    where: "Sec. 2.2; the order of Megatron-LM and PyTorch",
  },
  summary:
    "Each processor holds v smaller stages, and microbatches loop through the processors v times, a group at a time. The " +
    "pipeline fills with small stages, so the bubble is v times smaller than that of 1F1B. Microbatches cross between " +
    "processors v times as often, and processor 0 keeps more activations.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [chunksOption(2), groupSizeOption, barrierOption],
  plan: (workload, options) =>
    planLooped(workload, options, {
      backward: "fused",
      write: writeInterleaved,
      uniform: ruleFor,
      peak: {
        formula: "min(2(P − 1 − p) + (v − 1)·N + 1, M·v)",
        of: ({ P, v, M, N }, p) => Math.min(2 * (P - 1 - p) + (v - 1) * N + 1, M * v),
      },
    }),
};

function ruleFor({ P, v, M }: LoopSize): UniformRule {
  const rule = pipelineRule(P, true);
  const whyNot = () => (v === 1 || M >= P ? undefined : `The formula holds for M of at least P = ${P}.`);
  return v === 1 ? { ...rule, exposes: exposedForwards } : { ...rule, whyNot };
}
