import type { Family } from "../family";
import { vHalfBlock } from "../vee/buildingBlock";
import { barrierOption } from "./flushing";
import { planVee } from "./planVee";

/** Zero-bubble scheduling on a vee with half of 1F1B's activations (schedules.md 12). */
export const vHalf: Family = {
  id: "v-half",
  name: "V-Half",
  group: "zeroBubble",
  citation: { short: "Qi et al. 2024", url: "https://arxiv.org/abs/2405.15362", where: "NeurIPS 2024" },
  summary:
    "Each processor holds two stages of a vee and repeats a building block of six tasks in which gradients come back soon, so that " +
    "about half of 1F1B's activations are kept. Weight gradients stand apart and fill the gaps. It costs a bubble that grows with the " +
    "processors but not with the microbatches, and twice 1F1B's transfers.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [barrierOption],
  plan: (workload, options) =>
    planVee(workload, options, {
      block: vHalfBlock,
      peak: { formula: "2·⌊(P + 2) ÷ 2⌋", of: (processors) => 2 * Math.floor((processors + 2) / 2) },
    }),
};
