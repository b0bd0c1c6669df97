import { checkOptions } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import { buildWorkload } from "../../model/buildWorkload";
import type { Problem } from "../../model/problem";
import type { Workload } from "../../model/workload";
import { families } from "../../schedule/families";

/** Above so many tasks planning would be felt, and nothing is told in advance. */
const MOST_TASKS = 30_000;
const TASKS_PER_LAYER = 3;
const MOST_PROCESSORS = 256;

/** The priced problem if it is small enough to plan while the user looks on; undefined if not, or if it is refused itself. */
export function smallWorkload(problem: Problem): Workload | undefined {
  const { network, machine, training } = problem;
  const tasks = network.layers.length * training.microbatches * training.batches * TASKS_PER_LAYER;
  if (tasks > MOST_TASKS || machine.processors > MOST_PROCESSORS) return undefined;
  const workload = buildWorkload(problem);
  return isRefusal(workload) ? undefined : workload;
}

/** Why a family with its default options refuses this problem; undefined if it does not. */
export function refusalOf(familyId: string, workload: Workload): string | undefined {
  const family = families.find(familyId);
  if (isRefusal(family)) return family.reason;
  const options = checkOptions(family.options, {});
  if (isRefusal(options)) return options.reason;
  const planned = family.plan(workload, options);
  return isRefusal(planned) ? planned.reason : undefined;
}
