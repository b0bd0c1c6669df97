import { isRefusal } from "../base/refusal";
import type { LayerTimes } from "./layer";
import type { Problem } from "./problem";
import { uniformNetwork } from "./uniform";

/** A change of a problem that makes room for an order somebody wrote for another one. */
export type ProblemFix =
  | {
      readonly kind: "numbers";
      readonly processors: number;
      readonly microbatches: number;
      readonly batches: number;
    }
  /** A chain of equal layers in the network's place. */
  | { readonly kind: "chain"; readonly layers: number };

/** All tasks of all layers take equally long. */
const EQUAL: LayerTimes = { forward: 1, activationGradient: 1, weightGradient: 1 };

/** The problem with a fix; the same problem if the fix is beyond the limits. Processors beyond the given speeds have speed 1. */
export function fitProblem(problem: Problem, fix: ProblemFix): Problem {
  const { machine, training } = problem;
  if (fix.kind === "chain") {
    const network = uniformNetwork(fix.layers, EQUAL);
    if (isRefusal(network)) return problem;
    return {
      ...problem,
      network,
      cost: { id: network.preferredCost, options: {} },
      training: { ...training, firstGradient: true },
    };
  }
  const { processors, microbatches, batches } = fix;
  const speeds = machine.speeds && Array.from({ length: processors }, (_, p) => machine.speeds?.[p] ?? 1);
  return {
    ...problem,
    machine: { ...machine, processors, ...(speeds && { speeds }) },
    training: { ...training, microbatches, batches },
  };
}
