import type { UniformRule } from "./uniformForms";

/**
 * A pipeline with fused backwards that only fills and drains: it idles for P − 1 stages' forwards and backwards (schedules.md
 * 1). GPipe, 1F1B and eager 1F1B have one stage on each processor, the interleaved ones v.
 */
export function pipelineRule(processors: number, looped = false): UniformRule {
  const slots = looped ? "M·v" : "M";
  return {
    makespan: `(${slots} + P − 1)(tF + tB)`,
    bubbleFraction: `(P − 1) ÷ (${slots} + P − 1)`,
    work: ({ F, B }) => F + B,
    idle: ({ F, B }) => (processors - 1) * (F + B),
  };
}
