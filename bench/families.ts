import { isRefusal } from "../src/base/refusal";
import { families as registered } from "../src/schedule/families";
import type { Family } from "../src/schedule/family";
import { caseOfTasks, planCase, runPlan } from "./problems";
import { leastMs } from "./timing";
import type { Figure, Topic } from "./topic";

/** How many tasks on how many processors. */
interface Size {
  readonly tasks: number;
  readonly processors: number;
}

/** A chart as one looks at it, then ever larger ones on one machine. */
const SIZES: readonly Size[] = [
  { tasks: 1e4, processors: 8 },
  { tasks: 1e5, processors: 64 },
  { tasks: 1e6, processors: 64 },
  { tasks: 1e7, processors: 64 },
];

/** Families that choose by time while they plan, or search for the best order. */
const LIST_SCHEDULED: ReadonlySet<string> = new Set(["zb-auto", "zbv-auto", "v-half", "v-min"]);

/** Million tasks a second: what the product promises, and what the best peer does. */
const ORDERED = { budget: 10, peer: 0.24 };
const LISTED = { budget: 1, peer: 0.04 };

/** From the problem to the columns: planning and simulating. */
export const families: Topic = {
  id: "families",
  title: "Every family: problem to columns (plan and simulate)",
  *measure({ quick }) {
    const sizes = quick ? SIZES.slice(0, -1) : SIZES;
    for (const family of registered.all) {
      const figures = sizes.map((size) => measureOne(family, size));
      yield* figures;
      yield growth(family, figures[1], figures[2]);
    }
  },
};

function measureOne(family: Family, { tasks, processors }: Size): Figure {
  const wanted = caseOfTasks(family, processors, tasks);
  const base = { unit: "M tasks/s", moreIsBetter: true, ...goalsOf(family) };
  const name = `${family.id}, ${tasks.toExponential(0).replace("+", "")} tasks`;
  if (isRefusal(wanted)) return { ...base, name, value: Number.NaN, note: wanted.reason };
  const { workload } = wanted;
  let made = 0;
  const ms = leastMs(() => {
    made = runPlan(planCase(wanted), workload).columns.task.length;
  });
  const note = `${made.toLocaleString("en")} tasks, P ${processors}, M ${workload.microbatches}`;
  return { ...base, name, value: made / ms / 1000, note };
}

function goalsOf({ id }: Family) {
  return LIST_SCHEDULED.has(id) ? LISTED : ORDERED;
}

function growth({ id }: Family, smaller: Figure, larger: Figure): Figure {
  return {
    name: `${id}, time per task, 1e6 against 1e5`,
    value: smaller.value / larger.value,
    unit: "×",
  };
}
