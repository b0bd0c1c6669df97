import type { Family } from "../family";
import { stagePerProcessor } from "../partition/stages";
import { loopPlacement } from "../placement/placement";
import { barrierOption } from "./flushing";
import { pipelineRule } from "./pipelineRule";
import { planBatches } from "./planBatches";
import { peakForm, uniformForms } from "./uniformForms";

/** All forwards of a batch, then all backwards (schedules.md 4). */
export const gpipe: Family = {
  id: "gpipe",
  name: "GPipe",
  group: "flushing",
  citation: { short: "Huang et al. 2019", url: "https://arxiv.org/abs/1811.06965", where: "Fig. 2(c)" },
  summary:
    "A batch is split into microbatches that flow through the stages: all forwards, then all backwards, then one update. " +
    "Gradients are never stale, but the pipeline fills and drains once a batch, and every stage keeps the activations of " +
    "the whole batch.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [
    {
      id: "drain",
      name: "Drain order",
      help: "Backwards run in the order of the forwards (as in PyTorch), or in reverse (as in the paper's figure).",
      kind: "choice",
      default: "fifo",
      choices: [
        { value: "fifo", name: "First in, first out" },
        { value: "lifo", name: "Last in, first out" },
      ],
    },
    barrierOption,
  ],
  plan(workload, options) {
    const starts = stagePerProcessor(workload);
    const P = starts.length;
    const M = workload.microbatches;
    const lifo = options.drain === "lifo";
    const planned = planBatches(workload, options, {
      starts,
      backward: "fused",
      processors: P,
      write(row, p) {
        for (let m = 0; m < M; m++) row.forward(p, m);
        for (let m = 0; m < M; m++) row.backward(p, lifo ? M - 1 - m : m);
      },
    });
    const rule = { ...pipelineRule(P), exposes: () => undefined };
    const closedForms = [
      ...uniformForms(workload, planned.plan.tasks.graph, loopPlacement(P, 1), rule),
      peakForm(planned, P, "M", () => M),
    ];
    return { ...planned, closedForms };
  },
};
