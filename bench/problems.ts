import { checkOptions, type OptionValues } from "../src/base/options";
import { isRefusal, type Refusal } from "../src/base/refusal";
import type { Workload } from "../src/model/workload";
import type { Family, FamilyPlan } from "../src/schedule/family";
import type { Schedule } from "../src/schedule/schedule";
import { simulate } from "../src/schedule/simulate";
import { uniform } from "../src/testing/workloads";

/** A problem and how it is to be scheduled. */
export interface Case {
  readonly family: Family;
  readonly workload: Workload;
  readonly options: OptionValues;
}

/** Times of no common divisor, and a link that makes processors wait. */
const TIMES = [97, 101, 99] as const;
const LATENCY = 3;

/** Two layers a processor, so that families with two chunks have something to put into them. */
function chain(processors: number, microbatches: number): Workload {
  return uniform(2 * processors, TIMES, { processors, microbatches, latency: LATENCY });
}

/** One layer a processor: what 1F1B and the simulator alone are measured with. */
export function straight(processors: number, microbatches: number): Workload {
  return uniform(processors, TIMES, { processors, microbatches, latency: LATENCY });
}

/** A family with its default options on about so many tasks, or why it will not have that problem. */
export function caseOfTasks(family: Family, processors: number, tasks: number): Case | Refusal {
  const options = checkOptions(family.options, {});
  if (isRefusal(options)) return options;
  const trial = chain(processors, TRIAL * processors);
  const planned = family.plan(trial, options);
  if (isRefusal(planned)) return planned;
  const perMicrobatch = tasksOf(planned) / trial.microbatches;
  const microbatches = Math.max(1, Math.round(tasks / perMicrobatch / processors)) * processors;
  return { family, workload: chain(processors, microbatches), options };
}

/** Microbatches per processor of the plan that says how many tasks a microbatch makes. */
const TRIAL = 2;

/** Tasks that a plan runs. */
export function tasksOf({ plan }: FamilyPlan): number {
  return plan.order.reduce((sum, row) => sum + row.length, 0);
}

/** The plan of a case that works. */
export function planCase({ family, workload, options }: Case): FamilyPlan {
  const planned = family.plan(workload, options);
  if (isRefusal(planned)) throw new Error(`${family.id}: ${planned.reason}`);
  return planned;
}

/** The times of a plan that does not deadlock. */
export function runPlan({ plan }: FamilyPlan, workload: Workload): Schedule {
  const run = simulate(plan, workload);
  if (run.kind === "deadlock") throw new Error("the plan deadlocks");
  return run.schedule;
}
