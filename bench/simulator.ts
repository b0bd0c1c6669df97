import { oneForwardOneBackward } from "../src/schedule/families/oneForwardOneBackward";
import { planCase, runPlan, straight, tasksOf } from "./problems";
import { leastMs } from "./timing";
import type { Figure, Topic } from "./topic";

const PROCESSORS = [8, 64, 1024];
const TASKS = [1e4, 1e5, 1e6, 1e7];
/** Million tasks a second, see the product's budgets. */
const BUDGET = 25;

/** Times for a given order: longest path along cursors. */
export const simulator: Topic = {
  id: "simulator",
  title: "The simulator alone: times for a given order (1F1B)",
  *measure({ quick }) {
    for (const processors of PROCESSORS)
      for (const tasks of quick ? TASKS.slice(0, -1) : TASKS) {
        const microbatches = Math.ceil(tasks / (2 * processors));
        yield measureOne(processors, microbatches);
      }
  },
};

function measureOne(processors: number, microbatches: number): Figure {
  const workload = straight(processors, microbatches);
  const planned = planCase({ family: oneForwardOneBackward, workload, options: {} });
  const tasks = tasksOf(planned);
  const ms = leastMs(() => runPlan(planned, workload));
  return {
    name: `${tasks.toLocaleString("en")} tasks, P ${processors}`,
    value: tasks / ms / 1000,
    unit: "M tasks/s",
    budget: BUDGET,
    moreIsBetter: true,
    note: `M ${microbatches}`,
  };
}
