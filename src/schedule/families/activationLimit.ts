import type { OptionSpec, OptionValues } from "../../base/options";
import type { Workload } from "../../model/workload";

/** Far more than any batch has. */
const MOST = 1_000_000;

/** How many activations a family that plans within a limit may keep; `least` is what one microbatch needs on a processor. */
export function activationLimitOption(least: number): OptionSpec {
  return {
    id: "activationLimit",
    name: "Activation limit",
    help: "The most stage-microbatches whose activations a processor keeps at once, each until its weight gradient has run; without it twice the processors in use.",
    kind: "integer",
    min: least,
    max: MOST,
  };
}

/** The most stage-microbatches that each processor may keep at once, by processor: the option's, else `defaultLimit`. */
export function activationLimitOf(
  workload: Workload,
  { activationLimit }: OptionValues,
  defaultLimit: number,
): Int32Array {
  const limit = typeof activationLimit === "number" ? activationLimit : defaultLimit;
  return new Int32Array(workload.processors).fill(limit);
}

/** Says which limit was kept, for a plan's notes. */
export function activationLimitNote(limits: Int32Array, { activationLimit }: OptionValues): string {
  const whence =
    typeof activationLimit === "number" ? "as given" : "the default, twice the processors in use";
  return `Every processor keeps at most ${limits[0]} stage-microbatches at once (${whence}).`;
}
