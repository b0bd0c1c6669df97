import { checkOptions, type OptionValues } from "../src/base/options";
import { isRefusal, type Refusal } from "../src/base/refusal";
import type { Workload } from "../src/model/workload";
import { oneForwardOneBackward } from "../src/schedule/families/oneForwardOneBackward";
import { ownOrder } from "../src/schedule/families/ownOrder";
import type { Family, FamilyPlan } from "../src/schedule/family";
import { ranksOf } from "../src/schedule/notation";
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

function chain(layers: number, processors: number, microbatches: number): Workload {
  return uniform(layers, TIMES, { processors, microbatches, latency: LATENCY });
}

/** One layer a processor: what 1F1B and the simulator alone are measured with. */
export function straight(processors: number, microbatches: number): Workload {
  return chain(processors, processors, microbatches);
}

/** The one of `casesOfTasks`, with the family's defaults. */
export function caseOfTasks(family: Family, processors: number, tasks: number): Case | Refusal {
  return casesOfTasks(family, processors, [tasks])[0];
}

/**
 * A family with these options and its defaults on so many processors, with a layer for each of its stages (two a processor for
 * families without stages of their own), by about how many tasks it makes; or why it will not have that problem. Microbatches
 * are whole rounds of one for every processor, or, where one round is too much, as many as it takes; the rounds of the trial
 * where fewer won't do. The own order is that of 1F1B.
 */
export function casesOfTasks(
  family: Family,
  processors: number,
  sizes: readonly number[],
  given: OptionValues = {},
): readonly (Case | Refusal)[] {
  const trial = tryOut(family, processors, given);
  return sizes.map((tasks) => {
    if (isRefusal(trial)) return trial;
    const microbatches = tasks / trial.perMicrobatch;
    const rounds = Math.round(microbatches / processors);
    const whole = rounds > 0 ? rounds * processors : Math.max(1, Math.round(microbatches));
    const ofMany = (count: number) => onChain(family, chain(trial.stages, processors, count), given);
    const found = ofMany(whole);
    const isTooShort = isRefusal(found) || isRefusal(found.family.plan(found.workload, found.options));
    if (!isTooShort || whole >= TRIAL * processors) return found;
    return ofMany(TRIAL * processors);
  });
}

/** Microbatches per processor of the plan that is tried out. */
const TRIAL = 2;

/** More microbatches are tried only where a family asks for whole rounds. */
const MOST_TRIED = 128;

/** How many stages a family makes, and how many tasks of each microbatch; of whole rounds unless they are many and few will do. */
function tryOut(family: Family, processors: number, given: OptionValues) {
  const rounds = TRIAL * processors;
  const few = tryWith(family, processors, Math.min(rounds, MOST_TRIED), given);
  return isRefusal(few) ? tryWith(family, processors, rounds, given) : few;
}

function tryWith(family: Family, processors: number, microbatches: number, given: OptionValues) {
  const tried = onChain(family, chain(2 * processors, processors, microbatches), given);
  if (isRefusal(tried)) return tried;
  const planned = family.plan(tried.workload, tried.options);
  if (isRefusal(planned)) return planned;
  const { stages } = planned.plan.tasks.graph;
  return { stages, perMicrobatch: tasksOf(planned) / microbatches };
}

function onChain(family: Family, workload: Workload, given: OptionValues): Case | Refusal {
  const order = family.id === ownOrder.id ? { order: writeOrder(workload) } : {};
  const options = checkOptions(family.options, { ...order, ...given });
  return isRefusal(options) ? options : { family, workload, options };
}

/** 1F1B as somebody would write it, a line for each processor. */
function writeOrder(workload: Workload): string {
  const { plan } = planCase({ family: oneForwardOneBackward, workload, options: {} });
  return ranksOf(plan)
    .map((cells) => cells.join(" "))
    .join("\n");
}

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
