import type { UniformRule } from "./uniformForms";

/**
 * ZB-H1 and its interleaved form (schedules.md 1): weight gradients fill what the pipeline's filling and draining leaves open, but
 * for P − 1 times tF + tI − tW.
 */
export function zeroBubbleRule(processors: number): UniformRule {
  return {
    makespan: "M·v·(tF + tI + tW) + (P − 1)(tF + tI − tW)",
    bubbleFraction: "(P − 1)(tF + tI − tW) ÷ makespan",
    work: ({ F, I, W }) => F + I + W,
    idle: ({ F, I, W }) => (processors - 1) * (F + I - W),
    whyNot: ({ F, I, W }) => (W <= Math.min(F, I) ? undefined : LONG_WEIGHT_GRADIENTS),
  };
}

/** Why formulas of the zero-bubble papers fail where weight gradients do not fit into the gaps. */
export const LONG_WEIGHT_GRADIENTS = "The formula holds while tW is at most tF and at most tI.";
