import { isRefusal } from "../src/base/refusal";
import type { Workload } from "../src/model/workload";
import { oneForwardOneBackward } from "../src/schedule/families/oneForwardOneBackward";
import { simulate } from "../src/schedule/simulate";
import { uniform } from "../src/testing/workloads";

/** Prints million tasks per second of 1F1B: planning, simulating, and both; best of several runs. */
export function benchSimulator(): void {
  console.log("tasks      P     plan M/s  simulate M/s  both M/s");
  for (const processors of [8, 64, 1024])
    for (const tasks of [1e4, 1e5, 1e6, 1e7]) {
      const microbatches = Math.floor(tasks / (2 * processors));
      if (microbatches > 0)
        measure(uniform(processors, [97, 101, 99], { processors, microbatches, latency: 3 }));
    }
  measure(uniform(128, [1, 1, 1], { processors: 128, microbatches: 4096 }));
}

function measure(workload: Workload): void {
  const tasks = 2 * workload.layers * workload.microbatches;
  let planned = Number.POSITIVE_INFINITY;
  let simulated = Number.POSITIVE_INFINITY;
  for (let run = 0; run < (tasks > 5e6 ? 3 : tasks > 5e5 ? 7 : 30); run++) {
    const start = performance.now();
    const made = oneForwardOneBackward.plan(workload, {});
    if (isRefusal(made)) throw new Error(made.reason);
    const middle = performance.now();
    const done = simulate(made.plan, workload);
    const end = performance.now();
    if (done.kind === "deadlock") throw new Error("1F1B deadlocked");
    planned = Math.min(planned, middle - start);
    simulated = Math.min(simulated, end - middle);
  }
  const rate = (ms: number) => (tasks / ms / 1000).toFixed(1).padStart(10);
  const size = `${String(tasks).padEnd(10)} ${String(workload.processors).padEnd(5)}`;
  console.log(size + rate(planned) + rate(simulated) + rate(planned + simulated));
}
