import type { Family } from "../family";
import { vMinBlock } from "../vee/buildingBlock";
import { barrierOption } from "./flushing";
import { planVee } from "./planVee";

/** Zero-bubble scheduling on a vee with a third of 1F1B's activations (schedules.md 12). */
export const vMin: Family = {
  id: "v-min",
  name: "V-Min",
  group: "zeroBubble",
  citation: { short: "Qi et al. 2024", url: "https://arxiv.org/abs/2405.15362", where: "NeurIPS 2024" },
  summary:
    "Each processor holds two stages of a vee, and every microbatch runs through without a wait, so that about a third of 1F1B's " +
    "activations are kept. Weight gradients stand apart and fill the gaps. It costs the longest bubble of the vees, and where " +
    "forwards and the two gradients take unequally long it loses a little on every microbatch.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [barrierOption],
  plan: (workload, options) =>
    planVee(workload, options, {
      block: vMinBlock,
      peak: { formula: "2·⌊(P + 4) ÷ 3⌋", of: (processors) => 2 * Math.floor((processors + 4) / 3) },
    }),
};
