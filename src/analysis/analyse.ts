import type { OptionValues } from "../base/options";
import { isRefusal, type Refusal, refuse } from "../base/refusal";
import type { Workload } from "../model/workload";
import { deadlockSentence } from "../schedule/deadlockSentence";
import type { Family } from "../schedule/family";
import type { Schedule } from "../schedule/schedule";
import { simulate } from "../schedule/simulate";
import { timedTasks } from "../schedule/wait";
import { busySums } from "./busySums";
import { criticalPath } from "./criticalPath";
import { makeReport } from "./makeReport";
import { type MemorySizes, memorySizes } from "./memory/memoryTrace";
import { nameTask } from "./nameTask";
import type { OnPhase } from "./phase";
import type { Report } from "./report";
import type { StallColumns } from "./stallColumns";
import { findStalls } from "./stalls";

/** A schedule and everything that is known about it. */
export interface Analysis {
  readonly schedule: Schedule;
  readonly stalls: StallColumns;
  /** Positions, first to last. */
  readonly criticalPath: Int32Array;
  readonly busySums: readonly Float64Array[];
  readonly memory: MemorySizes;
  readonly report: Report;
}

/**
 * Plans, simulates and measures one family on one workload: what the worker and the command line call. `options` have been
 * checked and hold every default. Refuses what the family refuses, and orders that can never finish.
 */
export function analyse(
  workload: Workload,
  family: Family,
  options: OptionValues,
  onPhase?: OnPhase,
): Analysis | Refusal {
  onPhase?.("planning");
  const planned = family.plan(workload, options);
  if (isRefusal(planned)) return planned;
  onPhase?.("simulating");
  const run = simulate(planned.plan, workload);
  if (run.kind === "deadlock") {
    const { layerNames } = workload;
    const named = { ...planned.plan.tasks, layerNames };
    return refuse(deadlockSentence(run.cycle, (task) => nameTask(named, task)));
  }
  const { schedule } = run;
  onPhase?.("measuring");
  const timed = timedTasks(schedule, workload.transfer);
  const stalls = findStalls(timed, schedule.makespan);
  const updating = planned.plan.updateEvery === undefined ? family : { ...family, weightUpdate: IN_ORDER };
  const memory = memorySizes(workload, updating, planned);
  return {
    schedule,
    stalls,
    criticalPath: criticalPath(timed),
    busySums: busySums(schedule),
    memory,
    report: makeReport({ workload, family: updating, options, planned, schedule, stalls, memory }, onPhase),
  };
}

/** Updates that are part of an order read double-buffered weights, whoever made the order (see Plan.updateEvery). */
const IN_ORDER: Family["weightUpdate"] = { kind: "doubleBuffered" };
