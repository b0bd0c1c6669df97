import { scheduleChoice } from "../analysis/scheduleChoice";
import type { ScheduledResult } from "../analysis/scheduledResult";
import type { OptionValues } from "../base/options";
import { isRefusal } from "../base/refusal";
import { type WorkloadSpec, workload } from "./workloads";

/** A family's result on a problem said shortly; a refusal fails the test. */
export function scheduled(family: string, spec: WorkloadSpec, options: OptionValues = {}): ScheduledResult {
  const result = scheduleChoice(workload(spec), { family, options });
  if (isRefusal(result)) throw new Error(result.reason);
  return result;
}
