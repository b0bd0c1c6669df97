import { assert } from "../base/assert";
import { checkOptions, type OptionValues } from "../base/options";
import { isRefusal } from "../base/refusal";
import type { Workload } from "../model/workload";
import type { Family, FamilyPlan } from "../schedule/family";
import type { Plan } from "../schedule/plan";
import type { Schedule } from "../schedule/schedule";
import { simulate } from "../schedule/simulate";

/** A family's plan for a problem that it must not refuse. */
export function planOf(family: Family, workload: Workload, options: OptionValues = {}): FamilyPlan {
  const checked = checkOptions(family.options, options);
  assert(!isRefusal(checked), `options of ${family.id} refused`);
  const made = family.plan(workload, checked);
  assert(!isRefusal(made), isRefusal(made) ? made.reason : "");
  return made;
}

/** The times of a plan that must not deadlock. */
export function timesOf(plan: Plan, workload: Workload): Schedule {
  const done = simulate(plan, workload);
  assert(done.kind === "scheduled", "the plan deadlocks");
  return done.schedule;
}

/** A family's schedule for a problem. */
export function scheduleOf(family: Family, workload: Workload, options: OptionValues = {}): Schedule {
  return timesOf(planOf(family, workload, options).plan, workload);
}
