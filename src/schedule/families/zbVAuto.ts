import { isRefusal } from "../../base/refusal";
import type { Family } from "../family";
import { placedStages } from "../partition/placedStages";
import { wavePlacement } from "../placement/placement";
import { activationLimitOf, activationLimitOption } from "./activationLimit";
import { barrierOption } from "./flushing";
import { planBestOrder } from "./planBestOrder";
import { processorsForVee } from "./vee";
import { vHalf } from "./vHalf";
import { vMin } from "./vMin";
import { zbV } from "./zbV";

/** Four settings; the best in most problems first, so that others can be given up early. */
const SETTINGS = [true, false].flatMap((laterStageFirst) =>
  [true, false].map((spread) => ({ alternate: true, overrun: true, spread, laterStageFirst })),
);

/** Stage-microbatches that a processor must be able to keep: one of each of its stages. */
const LEAST = 2;

/** The zero-bubble schedule on a vee that a heuristic makes for the times at hand, within a memory limit (schedules.md 12). */
export const zbVAuto: Family = {
  id: "zbv-auto",
  name: "ZB-V, automatic",
  group: "zeroBubble",
  citation: {
    short: "Qi et al. 2024",
    url: "https://arxiv.org/abs/2401.10241",
    where: "Sec. 6",
  },
  summary:
    "ZB-V's vee of two stages on each processor, with an order that is planned by the stages' own times and transfers within a " +
    "limit of activations. Where times differ it waits less than ZB-V's fixed order. The less memory it may use, the more " +
    "often a weight gradient must run before its time, and the longer the pipeline waits.",
  reconstruction:
    "Our own implementation of the published heuristic's outline: equal in quality, not in order. It tries four settings, and " +
    "the order of ZB-V, V-Half or V-Min, the first that fits the limit, with weight gradients as they are and moved into gaps, " +
    "and keeps the one with the smallest longest span of a processor. A forward takes one stage-microbatch of memory, which " +
    "is half a processor's share of the network, and its weight gradient releases all of it.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [activationLimitOption(LEAST), barrierOption],
  plan(workload, options) {
    const processors = processorsForVee(workload, "ZB-V, automatic,");
    if (isRefusal(processors)) return processors;
    const placement = wavePlacement(processors, 2);
    const stages = { starts: placedStages(workload, placement), placement };
    const defaultLimit = 2 * processors;
    const limits = activationLimitOf(workload, options, stages, { defaultLimit, least: LEAST });
    if (isRefusal(limits)) return limits;
    return planBestOrder(workload, options, {
      ...stages,
      limits,
      preferences: SETTINGS,
      patterns: patternsWithin(Math.min(...limits), processors),
    });
  },
};

/** Of ZB-V, V-Half and V-Min the first that fits: the less memory they need, the longer they wait (schedules.md 12). */
function patternsWithin(limit: number, processors: number): readonly Family[] {
  if (limit >= 2 * processors) return [zbV];
  if (limit >= 2 * Math.floor((processors + 2) / 2)) return [vHalf];
  return limit >= 2 * Math.floor((processors + 4) / 3) ? [vMin] : [];
}
