import type { OptionSpec, OptionValues } from "../../base/options";
import { isRefusal, type Refusal } from "../../base/refusal";
import { formatBytes } from "../../model/formatBytes";
import type { Workload } from "../../model/workload";
import { activationsThatFit, type PlacedStages } from "./activationsThatFit";

/** Far more than any batch has. */
const MOST = 1_000_000;

/** How many activations a family that plans within a limit may keep; `least` is what one microbatch needs on a processor. */
export function activationLimitOption(least: number): OptionSpec {
  return {
    id: "activationLimit",
    name: "Activation limit",
    help: "The most stage-microbatches whose activations a processor keeps at once, each until its weight gradient has run; without it as many as fit into a processor's memory, or twice the processors in use where memory has no limit.",
    kind: "integer",
    min: least,
    max: MOST,
  };
}

/**
 * The most stage-microbatches that each processor may keep at once, by processor: the option's; else as many as fit into the
 * processors' memory; else `defaultLimit`. Refuses if fewer than `least` fit.
 */
export function activationLimitOf(
  workload: Workload,
  { activationLimit }: OptionValues,
  stages: PlacedStages,
  { defaultLimit, least }: { readonly defaultLimit: number; readonly least: number },
): Int32Array | Refusal {
  const limit = (value: number) => new Int32Array(workload.processors).fill(Math.min(value, MOST));
  if (typeof activationLimit === "number") return limit(activationLimit);
  if (workload.memoryBytes === undefined) return limit(defaultLimit);
  const fit = activationsThatFit(workload, workload.memoryBytes, stages, least);
  return isRefusal(fit) ? fit : limit(fit);
}

/** Says which limit was kept, for a plan's notes. */
export function activationLimitNote(
  limits: Int32Array,
  { activationLimit }: OptionValues,
  { memoryBytes }: Pick<Workload, "memoryBytes">,
): string {
  const fallback =
    memoryBytes === undefined
      ? "the default, twice the processors in use"
      : `what fits into ${formatBytes(memoryBytes)} beside weights and gradients`;
  const whence = typeof activationLimit === "number" ? "as given" : fallback;
  const most = limits[0] === 1 ? "1 stage-microbatch" : `${limits[0]} stage-microbatches`;
  return `Every processor keeps at most ${most} at once (${whence}).`;
}
