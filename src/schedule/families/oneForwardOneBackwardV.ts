import type { Family } from "../family";
import { oneForwardOneBackwardVBlock } from "../vee/buildingBlock";
import { barrierOption } from "./flushing";
import { planVee } from "./planVee";

/** 1F1B on a vee, with fused backwards (schedules.md 12). */
export const oneForwardOneBackwardV: Family = {
  id: "1f1b-v",
  name: "1F1B-V",
  group: "interleaved",
  citation: {
    short: "Qi et al. 2024",
    url: "https://arxiv.org/abs/2405.15362",
    where: "NeurIPS 2024, appendix",
  },
  summary:
    "Each processor holds two stages of a vee and repeats a block of two forwards and two fused backwards. It keeps about two " +
    "thirds of 1F1B's activations and has a somewhat shorter bubble without splitting any backward. It costs twice 1F1B's transfers.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [barrierOption],
  plan: (workload, options) => planVee(workload, options, { block: oneForwardOneBackwardVBlock }),
};
