import type { Family } from "../family";
import { stagePerProcessor } from "../partition/stages";
import { loopPlacement } from "../placement/placement";
import { alternate } from "./alternating";
import { barrierOption } from "./flushing";
import { pipelineRule } from "./pipelineRule";
import { planBatches } from "./planBatches";
import { peakForm, uniformForms } from "./uniformForms";

/** One forward, one backward, with a flush at the end of each batch (schedules.md 7). */
export const oneForwardOneBackward: Family = {
  id: "1f1b",
  name: "1F1B with flush",
  group: "flushing",
  citation: {
    short: "Narayanan et al. 2021; Fan et al. 2021",
    url: "https://arxiv.org/abs/2006.09503",
    where: "PipeDream-Flush; the same order as DAPPLE, arXiv 2007.01045",
  },
  summary:
    "After one warm-up forward for each stage still ahead, a stage alternates one forward and one backward; at the end of " +
    "the batch the pipeline drains and all weights are updated. It takes as long as GPipe, but stage s of P keeps the " +
    "activations of only P − s microbatches.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [barrierOption],
  plan(workload, options) {
    const starts = stagePerProcessor(workload);
    const P = starts.length;
    const M = workload.microbatches;
    const planned = planBatches(workload, options, {
      starts,
      backward: "fused",
      processors: P,
      write: (row, p) => alternate(row, p, P - 1 - p, M),
    });
    const closedForms = [
      ...uniformForms(workload, planned.plan.tasks.graph, loopPlacement(P, 1), pipelineRule(P)),
      peakForm(planned, P, "min(P − p, M)", (p) => Math.min(P - p, M)),
    ];
    return { ...planned, closedForms };
  },
};
