import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { oneForwardOneBackward } from "../src/schedule/families/oneForwardOneBackward";
import { uniform } from "../src/testing/workloads";
import type { Taken } from "./largeRun";
import { type Case, planCase, runPlan } from "./problems";
import { leastMs } from "./timing";
import type { Topic } from "./topic";

/** The largest schedule that a peer made: 1.05 million tasks. */
export const LARGE: Case = {
  family: oneForwardOneBackward,
  workload: uniform(128, [1, 1, 1], { processors: 128, microbatches: 4096 }),
  options: {},
};

/** Time and memory of one schedule of a million tasks. */
export const large: Topic = {
  id: "large",
  title: "1F1B, P 128, M 4096: 1.05 million tasks, problem to columns",
  async *measure() {
    const ms = leastMs(() => runPlan(planCase(LARGE), LARGE.workload));
    yield { name: "time", value: ms, unit: "ms", budget: 150, peer: 386_000 };
    const taken = await measureAlone();
    yield { name: "time of a process's first run", value: taken.ms, unit: "ms" };
    yield {
      name: "memory at the peak, above that of the loaded program",
      ...megabytes(taken.added),
      budget: 100,
    };
    yield { name: "memory at the peak, whole process", ...megabytes(taken.whole), peer: 333 };
    yield { name: "result columns per task", value: taken.bytesPerTask, unit: "bytes", budget: 40 };
  },
};

/** Runs it once in a process of its own, whose peak is then that of this one run. */
async function measureAlone(): Promise<Taken> {
  const child = fork(fileURLToPath(new URL("./largeRun.ts", import.meta.url)));
  const [taken] = await once(child, "message");
  return taken as Taken;
}

function megabytes(bytes: number) {
  return { value: bytes / 1e6, unit: "MB" };
}
