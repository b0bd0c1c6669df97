import { isRefusal } from "../../base/refusal";
import type { Family } from "../family";
import { placedStages, processorsFor } from "../partition/placedStages";
import { loopPlacement } from "../placement/placement";
import { chunksOption } from "./chunks";
import { exposedForwards } from "./exposedForwards";
import { barrierOption } from "./flushing";
import { groupNote, groupSize, groupSizeOption } from "./groupSize";
import { writeInterleaved } from "./interleavedOrder";
import { loopTable } from "./loopTable";
import { pipelineRule } from "./pipelineRule";
import { planBatches } from "./planBatches";
import { peakForm, type UniformRule, uniformForms } from "./uniformForms";

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
  plan(workload, options) {
    const v = Number(options.chunks);
    const M = workload.microbatches;
    const P = processorsFor(workload, v);
    if (isRefusal(P)) return P;
    const N = groupSize(P, M, options);
    if (isRefusal(N)) return N;
    const placement = loopPlacement(P, v);
    const table = loopTable(M, v, N);
    const planned = planBatches(workload, options, {
      starts: placedStages(workload, placement),
      backward: "fused",
      processors: P,
      write: (row, p) => writeInterleaved(row, table, { p, processors: P, chunks: v, group: N }),
    });
    const closedForms = [
      ...uniformForms(workload, planned.plan.tasks.graph, placement, ruleFor(P, v, M)),
      peakForm(planned, P, "min(2(P − 1 − p) + (v − 1)·N + 1, M·v)", (p) =>
        Math.min(2 * (P - 1 - p) + (v - 1) * N + 1, M * v),
      ),
    ];
    return { ...planned, closedForms, notes: [...(planned.notes ?? []), ...groupNote(N, P, options)] };
  },
};

function ruleFor(P: number, v: number, M: number): UniformRule {
  const rule = pipelineRule(P, true);
  const whyNot = () => (v === 1 || M >= P ? undefined : `The formula holds for M of at least P = ${P}.`);
  return v === 1 ? { ...rule, exposes: exposedForwards } : { ...rule, whyNot };
}
