import { strictEqual } from "node:assert";
import { oneForwardOneBackward } from "../src/schedule/families/oneForwardOneBackward";
import { naiveMakespan, naiveTasks } from "./naive";
import { planCase, runPlan, straight, tasksOf } from "./problems";
import { leastMs, leastMsInNewMemory } from "./timing";
import type { Figure, Topic } from "./topic";

const PROCESSORS = 64;
const MILLION = 1e6;
/** How many times as fast as objects in maps. */
const TIMES_NAIVE = 60;
/** Ten million tasks in so many times the time of one million. */
const TEN_MILLION = 16;
/** A million tasks on 1,024 processors in so many times the time on 8. */
const MANY_ROWS = 3;

/** What holds on any machine: both sides of each ratio are measured here. */
export const ratios: Topic = {
  id: "ratios",
  title: "The simulator alone, as ratios: against a naive one, and against itself",
  *measure({ quick }) {
    for (const tasks of quick ? [1e5] : [1e5, MILLION]) yield* againstNaive(tasks);
    const [few, many] = [8, 1024].map((processors) => timed(processors, MILLION));
    yield {
      name: "10⁶ tasks: time per task, P 1024 against P 8",
      value: many.taskNs / few.taskNs,
      unit: "×",
      budget: MANY_ROWS,
    };
    if (quick) return;
    const [million, tenMillion] = [MILLION, 10 * MILLION].map((tasks) => {
      const { planned, workload } = planFor(PROCESSORS, tasks);
      return leastMsInNewMemory(() => runPlan(planned, workload));
    });
    yield {
      name: "time of 10⁷ tasks against 10⁶, P 64",
      value: tenMillion / million,
      unit: "×",
      budget: TEN_MILLION,
      note: "both in new memory, as in the page",
    };
  },
};

function* againstNaive(tasks: number): Iterable<Figure> {
  const ours = timed(PROCESSORS, tasks);
  const objects = naiveTasks(ours.workload);
  strictEqual(naiveMakespan(objects), ours.makespan, "the naive simulator disagrees");
  const naiveMs = leastMs(() => naiveMakespan(objects), { spendMs: 3000 });
  const name = `${objects.length.toLocaleString("en")} tasks, P ${PROCESSORS}`;
  const rate = (ms: number) => ({ value: objects.length / ms / 1000, unit: "M tasks/s", moreIsBetter: true });
  yield { name: `${name}: objects and maps`, ...rate(naiveMs) };
  yield { name: `${name}: ours`, ...rate(ours.ms) };
  yield {
    name: `${name}: ours against objects and maps`,
    value: naiveMs / ours.ms,
    unit: "×",
    moreIsBetter: true,
    ...(tasks === MILLION && { budget: TIMES_NAIVE }),
  };
}

/** Times for a given order of 1F1B. */
function timed(processors: number, tasks: number) {
  const { workload, planned } = planFor(processors, tasks);
  const ms = leastMs(() => runPlan(planned, workload));
  const { makespan } = runPlan(planned, workload);
  return { workload, makespan, ms, taskNs: (1e6 * ms) / tasksOf(planned) };
}

function planFor(processors: number, tasks: number) {
  const workload = straight(processors, Math.floor(tasks / (2 * processors)));
  return { workload, planned: planCase({ family: oneForwardOneBackward, workload, options: {} }) };
}
