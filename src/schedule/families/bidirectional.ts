import { type Refusal, refuse } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import type { FamilyPlan } from "../family";
import { nearestMultiples } from "./nearestMultiples";

/** What a family of pipelines in both directions asks of its processors. */
export interface BothWays {
  /** How sentences call it, for instance "Chimera". */
  readonly name: string;
  /** Copies of every stage; they run on a multiple of this many processors. */
  readonly copies: number;
  /** Stages of one copy on each processor. */
  readonly chunks: number;
}

/**
 * Processors that pipelines in both directions use: all, if their number is a multiple of the copies; fewer, if there are not
 * layers enough for all. Refuses any other number, and networks too small for the copies.
 */
export function processorsBothWays(workload: Workload, { name, copies, chunks }: BothWays): number | Refusal {
  const { layers, processors } = workload;
  const fed = Math.floor(layers / chunks);
  if (fed < processors) {
    const used = fed - (fed % copies);
    if (used > 0) return used;
    const least = `${copies} processors with ${chunks === 1 ? "a stage" : `${chunks} stages`} each`;
    return refuse(`${name} needs ${least}, and so ${copies * chunks} layers; this network has ${layers}.`);
  }
  if (processors % copies === 0) return processors;
  const kind = copies === 2 ? "an even number of processors" : `a multiple of ${copies} processors`;
  return refuse(`${name} needs ${kind}; ${nearestMultiples(processors, copies)}.`, "processors");
}

/** Refuses microbatches that are not a multiple of `of`, which the sentence explains by P, the processors in use. */
export function microbatchesInMultiples(
  { microbatches, processors }: Workload,
  of: number,
  used: number,
): Refusal | undefined {
  if (microbatches % of === 0) return undefined;
  const share = of === used ? "P" : `P ÷ ${used / of}`;
  const why = used === processors ? share : `${share}, with P = ${used} in use`;
  return refuse(
    `M must be a multiple of ${of} (${why}); ${nearestMultiples(microbatches, of)}.`,
    "microbatches",
  );
}

/**
 * What the copies of a stage owe each other: a sum of their gradients once a batch, sent around a ring (each of D holders sends
 * 2(D − 1)/D of the weights). It counts as traffic per microbatch, and takes no time.
 */
export function allReduceOfCopies(
  { weightBytes, microbatches }: Workload,
  { copies, chunks }: BothWays,
): Required<Pick<FamilyPlan, "allReduceBytes" | "notes">> {
  const weights = weightBytes.reduce((sum, bytes) => sum + bytes, 0);
  return {
    allReduceBytes: (2 * (copies - 1) * weights) / microbatches,
    notes: [
      `Each processor holds the weights of ${copies * chunks} stages; the ${copies} copies of a stage add up their gradients once a batch, which counts as traffic and takes no time.`,
    ],
  };
}
