import { checkOptions } from "../base/options";
import { isRefusal, type Refusal } from "../base/refusal";
import type { Workload } from "../model/workload";
import { families } from "../schedule/families";
import type { FamilyChoice } from "../schedule/family";
import { analyse } from "./analyse";
import type { OnPhase } from "./phase";
import type { ScheduledResult } from "./scheduledResult";

/** Schedules a priced problem by a chosen family: what the worker sends to the page and the command line prints. */
export function scheduleChoice(
  workload: Workload,
  choice: FamilyChoice,
  onPhase?: OnPhase,
): ScheduledResult | Refusal {
  const family = families.find(choice.family);
  if (isRefusal(family)) return family;
  const options = checkOptions(family.options, choice.options);
  if (isRefusal(options)) return options;
  const analysis = analyse(workload, family, options, onPhase);
  if (isRefusal(analysis)) return analysis;
  const { plan, columns, makespan, transfers } = analysis.schedule;
  return {
    choice,
    columns,
    makespan,
    graph: plan.tasks.graph,
    after: plan.after,
    ...(plan.pairs && { pairs: plan.pairs }),
    ...(plan.updateEvery !== undefined && { updateEvery: plan.updateEvery }),
    microbatches: plan.tasks.microbatches,
    transfer: workload.transfer,
    ...(transfers && { transfers }),
    layerNames: workload.layerNames,
    memory: analysis.memory,
    stalls: analysis.stalls,
    criticalPath: analysis.criticalPath,
    busySums: analysis.busySums,
    report: analysis.report,
  };
}
