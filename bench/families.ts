import type { OptionValues } from "../src/base/options";
import { isRefusal } from "../src/base/refusal";
import { families as registered } from "../src/schedule/families";
import type { Family } from "../src/schedule/family";
import { type Case, casesOfTasks, planCase, runPlan } from "./problems";
import { leastMs, leastMsInNewMemory, type Repeats } from "./timing";
import type { Figure, Topic } from "./topic";

/** Numbers of processors and of tasks: each number of processors with each number of tasks. */
const PROCESSORS = [8, 64];
const MANY_PROCESSORS = 1024;
const TASKS = [1e4, 1e5, 1e6];
const MOST_TASKS = 1e7;

/** What every family is measured with on many processors, where each has few tasks. */
const FEW_TASKS = [1e4, 1e5];

/** Families that are measured with more tasks there, too: one of each way to plan. */
const MORE_ON_MANY: ReadonlySet<string> = new Set([
  "1f1b",
  "gpipe",
  "layerpipe",
  "pipedream",
  "interleaved-1f1b",
]);

/** Families that choose by time while they plan, or search for the best order. */
const LIST_SCHEDULED: ReadonlySet<string> = new Set([
  "zb-auto",
  "zbv-auto",
  "v-half",
  "v-min",
  "1f1b-v",
  "hanayo",
]);

/** Million tasks a second: what the product promises, and what the best peer does. */
const ORDERED = { budget: 10, peer: 0.24 };
const LISTED = { budget: 1, peer: 0.04 };
/** An order of which every cell is read from a text. */
const READ = { budget: 1 };

/** Bytes of result columns for each task. */
const BYTES_BUDGET = 40;

/** How much longer ten million tasks may take than one million, on this many processors. */
const GROWTH_BUDGET = 16;
const GROWTH_PROCESSORS = 64;

/** Milliseconds spent on one size. */
const SPEND_MS = 300;
const QUICK_MS = 100;

/** What is measured: a family, under these options. */
interface Subject {
  readonly family: Family;
  readonly name: string;
  readonly options: OptionValues;
  readonly goals: Goals;
}

type Goals = Pick<Figure, "budget" | "peer">;

/** 1F1B, which is what transforms are measured on. */
const STRAIGHT = "1f1b";

const subjects: readonly Subject[] = registered.all.flatMap((family) => [
  { family, name: family.id, options: {}, goals: goalsOf(family) },
  ...(family.id === STRAIGHT ? [divided(family, "split", ORDERED), divided(family, "delayed", LISTED)] : []),
]);

/** From the problem to the columns: planning and simulating. */
export const families: Topic = {
  id: "families",
  title: "Every family: problem to columns (plan and simulate)",
  *measure({ quick }) {
    for (const subject of subjects) {
      const taken: Taken[] = [];
      for (const processors of [...PROCESSORS, MANY_PROCESSORS])
        for (const one of measureOn(subject, processors, quick)) {
          taken.push(one);
          yield one.rate;
        }
      if (!quick) yield growthOf(taken);
      const most = Math.max(...taken.map(({ taskBytes }) => taskBytes));
      yield { name: "   result columns, at most", value: most, unit: "bytes/task", budget: BYTES_BUDGET };
    }
  },
};

function goalsOf({ id }: Family): Goals {
  if (id === "order") return READ;
  return LIST_SCHEDULED.has(id) ? LISTED : ORDERED;
}

/** A family with its backwards taken apart. */
function divided(family: Family, backward: string, goals: Goals): Subject {
  return { family, name: `${family.id}, ${backward} backward`, options: { backward }, goals };
}

/** What one size took. */
interface Taken {
  readonly rate: Figure;
  readonly processors: number;
  readonly tasks: number;
  readonly ms: number;
  readonly taskBytes: number;
  /** Absent where it is refused. */
  readonly given?: Case;
}

function* measureOn(
  { family, name, options, goals }: Subject,
  processors: number,
  quick: boolean,
): Iterable<Taken> {
  const sizes = sizesOf(name, processors, quick);
  const repeats = { spendMs: quick ? QUICK_MS : SPEND_MS };
  const base = { unit: "M tasks/s", moreIsBetter: true, ...goals };
  let measured = 0;
  for (const [i, given] of casesOfTasks(family, processors, sizes, options).entries()) {
    if (!isRefusal(given) && given.workload.microbatches === measured) continue; // it makes no fewer tasks
    measured = isRefusal(given) ? 0 : given.workload.microbatches;
    const named = { ...base, name: `${name}, P ${processors}, ${sizes[i].toExponential(0)} tasks` };
    const planned = isRefusal(given) ? given : given.family.plan(given.workload, given.options);
    if (isRefusal(given)) yield refused(named, processors, given.reason);
    else if (isRefusal(planned)) yield refused(named, processors, planned.reason);
    else yield timeCase(given, named, repeats);
  }
}

function sizesOf(name: string, processors: number, quick: boolean): readonly number[] {
  if (processors === MANY_PROCESSORS && !MORE_ON_MANY.has(name)) return FEW_TASKS;
  return quick ? TASKS : [...TASKS, MOST_TASKS];
}

function refused(base: Omit<Figure, "value">, processors: number, note: string): Taken {
  const none = Number.NaN;
  return { rate: { ...base, value: none, note }, processors, tasks: none, ms: none, taskBytes: 0 };
}

function timeCase(given: Case, base: Omit<Figure, "value">, repeats: Repeats): Taken {
  let tasks = 0;
  let bytes = 0;
  const ms = leastMs(() => {
    const { columns } = runPlan(planCase(given), given.workload);
    tasks = columns.task.length;
    bytes = Object.values(columns).reduce((sum, column) => sum + column.byteLength, 0);
  }, repeats);
  const planMs = leastMs(() => planCase(given), repeats);
  const { processors, microbatches } = given.workload;
  const share = `${planMs.toFixed(1)} of them planning`;
  const note = `M ${microbatches}, ${tasks.toLocaleString("en")} tasks in ${ms.toFixed(1)} ms, ${share}`;
  return {
    rate: { ...base, value: tasks / ms / 1000, note },
    processors,
    tasks,
    ms,
    taskBytes: bytes / tasks,
    given,
  };
}

/** How many times as long the largest run took as the one before in new memory, which the largest has in any case. */
function growthOf(taken: readonly Taken[]): Figure {
  const [million, most] = taken.filter(({ processors }) => processors === GROWTH_PROCESSORS).slice(-2);
  const { given } = million;
  const millionMs = given ? leastMsInNewMemory(() => runPlan(planCase(given), given.workload)) : Number.NaN;
  return {
    name: `   time of ten million tasks, against one, P ${GROWTH_PROCESSORS}`,
    value: most.ms / millionMs / (most.tasks / million.tasks / 10),
    unit: "×",
    budget: GROWTH_BUDGET,
    note: "both in new memory, as in the page",
  };
}
