import { isRefusal } from "../../base/refusal";
import type { Family } from "../family";
import { stagePerProcessor } from "../partition/stages";
import { loopPlacement } from "../placement/placement";
import { activationLimitOf, activationLimitOption } from "./activationLimit";
import { barrierOption } from "./flushing";
import { planBestOrder } from "./planBestOrder";
import { zbH1 } from "./zbH1";
import { zbH2 } from "./zbH2";

/** All eight settings; the best in most problems first, so that others can be given up early. */
const SETTINGS = [true, false].flatMap((alternate) =>
  [true, false].flatMap((overrun) =>
    [true, false].map((spread) => ({ alternate, overrun, spread, laterStageFirst: true })),
  ),
);

/** Stage-microbatches that a processor must be able to keep. */
const LEAST = 1;

/** The zero-bubble schedule that a heuristic makes for the times at hand, within a memory limit (schedules.md 11). */
export const zbAuto: Family = {
  id: "zb-auto",
  name: "ZB, automatic",
  group: "zeroBubble",
  citation: {
    short: "Qi et al. 2024",
    url: "https://arxiv.org/abs/2401.10241",
    where: "Sec. 3; ZB-1p with a limit of P, ZB-2p with one of 2P",
  },
  summary:
    "A heuristic plans forwards, activation gradients and weight gradients by the stages' own times and transfers, and keeps " +
    "the activations of no more microbatches than a limit. Weight gradients fill the gaps, so it waits little where stages " +
    "are unequal or links slow. The less memory it may use, the more often a weight gradient must run before its time, and " +
    "the longer the pipeline waits.",
  reconstruction:
    "Our own implementation of the published heuristic's outline: equal in quality, not in order. It tries eight settings, and " +
    "the orders of ZB-H1 and ZB-H2 where the limit allows them, with weight gradients as they are and moved into gaps, and " +
    "keeps the one with the smallest longest span of a processor. A forward takes one stage-microbatch of memory and its weight gradient releases all of it.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [activationLimitOption(LEAST), barrierOption],
  plan(workload, options) {
    const starts = stagePerProcessor(workload);
    const stages = { starts, placement: loopPlacement(starts.length, 1) };
    const defaultLimit = 2 * starts.length;
    const limits = activationLimitOf(workload, options, stages, { defaultLimit, least: LEAST });
    if (isRefusal(limits)) return limits;
    return planBestOrder(workload, options, {
      ...stages,
      limits,
      preferences: SETTINGS,
      patterns: [zbH2, zbH1],
    });
  },
};
