import type { OptionSpec, OptionValues } from "../../base/options";
import type { Workload } from "../../model/workload";
import type { FamilyPlan } from "../family";

/**
 * A change that many families' plans allow alike, under an option of its own. It changes plans with one fused backward for
 * each stage and microbatch, of families that flush. One file each in transforms/, one line in transforms/index.ts.
 */
export interface Transform {
  /** How much of it the user wants; its default is "not at all". */
  readonly option: OptionSpec;
  /** The problem as the family shall see it, where the change makes tasks longer; absent: as it is. */
  workload?(workload: Workload, options: OptionValues): Workload;
  /** The changed plan. `workload` is the problem as the user gave it. */
  apply(planned: FamilyPlan, workload: Workload, options: OptionValues): FamilyPlan;
}
