import type { Family } from "../family";
import { stagePerProcessor } from "../partition/stages";
import { loopPlacement } from "../placement/placement";
import { exposedForwards } from "./exposedForwards";
import { barrierOption } from "./flushing";
import { writeInterleaved } from "./interleavedOrder";
import { loopTable } from "./loopTable";
import { pipelineRule } from "./pipelineRule";
import { planBatches } from "./planBatches";
import { peakForm, uniformForms } from "./uniformForms";

/** 1F1B with twice the warm-up, so that transfers hide (schedules.md 8): interleaved 1F1B with one chunk. */
export const eagerOneForwardOneBackward: Family = {
  id: "eager-1f1b",
  name: "Eager 1F1B",
  group: "flushing",
  citation: {
    short: "Zhuang et al. 2023",
    url: "https://arxiv.org/abs/2211.05322",
    where: "the same order as DAPPLE's second warm-up policy, arXiv 2007.01045",
  },
  summary:
    "1F1B with two warm-up forwards instead of one for each stage still ahead, so that a tensor can travel while its " +
    "receiver works on others. Where transfers take time it is as fast as GPipe and faster than 1F1B; in return stage s of P " +
    "keeps the activations of up to 2(P − s) − 1 microbatches.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [barrierOption],
  plan(workload, options) {
    const starts = stagePerProcessor(workload);
    const P = starts.length;
    const M = workload.microbatches;
    const table = loopTable(M, 1, M);
    const planned = planBatches(workload, options, {
      starts,
      backward: "fused",
      processors: P,
      write: (row, p) => writeInterleaved(row, table, { p, processors: P, chunks: 1, group: M }),
    });
    const { graph } = planned.plan.tasks;
    const rule = { ...pipelineRule(P), exposes: exposedForwards };
    const closedForms = [
      ...uniformForms(workload, graph, loopPlacement(P, 1), rule),
      peakForm(planned, P, "min(2(P − p) − 1, M)", (p) => Math.min(2 * (P - p) - 1, M)),
    ];
    return { ...planned, closedForms };
  },
};
