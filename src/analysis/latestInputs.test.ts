import fc from "fast-check";
import { expect, test } from "vitest";
import type { Schedule } from "../schedule/schedule";
import { simulate } from "../schedule/simulate";
import { latestInput, type TimedTasks, timedTasks } from "../schedule/wait";
import { arbitrarySpec } from "../testing/arbitraryWorkload";
import { position } from "../testing/ids";
import { arbitraryPlan, plannedBy } from "../testing/randomPlan";
import { workload } from "../testing/workloads";
import { criticalPath } from "./criticalPath";
import { LatestInputs } from "./latestInputs";

/** Random plans with barriers, limits and pairs on random machines, some of whose links carry one tensor at a time. */
const runs = fc
  .tuple(
    arbitrarySpec({ layers: 4, processors: 4, microbatches: 5, batches: 2 }),
    arbitraryPlan,
    fc.constantFrom(false, false, true),
  )
  .map(([spec, choice, contention]) => {
    const w = workload({ ...spec, ...(contention && { contention }) });
    const done = simulate(plannedBy(w, choice), w);
    return done.kind === "deadlock" ? undefined : { schedule: done.schedule, transfer: w.transfer };
  })
  .filter((run) => run !== undefined);

test("the inputs that are read one after the other are those of latestInput", () => {
  fc.assert(
    fc.property(runs, ({ schedule, transfer }) => {
      const timed = timedTasks(schedule, transfer);
      const inputs = new LatestInputs(timed);
      const { rowOffset } = schedule.columns;
      for (let row = 0; row + 1 < rowOffset.length; row++)
        for (let at = rowOffset[row]; at < rowOffset[row + 1]; at++) {
          inputs.read(position(at), row);
          const { producerEnd, arrival, code } = inputs;
          const cause = (["dependency", "update", "memory"] as const)[code];
          expect({ position: inputs.position, producerEnd, arrival, cause }).toEqual(
            latestInput(timed, position(at)),
          );
        }
    }),
    { numRuns: 300 },
  );
});

test("the critical path is the chain that is found by looking at every task for each step", () => {
  fc.assert(
    fc.property(runs, ({ schedule, transfer }) => {
      const timed = timedTasks(schedule, transfer);
      const path = [...criticalPath(timed)];
      const last = firstOf(schedule, (at) => schedule.columns.end[at] === schedule.makespan);
      expect(path.at(-1)).toBe(last);
      for (let i = 0; i < path.length; i++) expect(path[i - 1] ?? -1).toBe(heldUpBy(timed, path[i]));
    }),
    { numRuns: 300 },
  );
});

function firstOf({ columns }: Schedule, fits: (at: number) => boolean): number {
  return [...columns.task.keys()].find(fits) ?? -1;
}

/** Slow oracle: the task before on the row, or before its pair, if it ends when this one starts; else the latest input. */
function heldUpBy(timed: TimedTasks, at: number): number {
  const { columns, pairs } = timed;
  const { start, end, rowOffset, task } = columns;
  if (start[at] === 0) return -1;
  const firsts = new Set(pairs?.first);
  const first = firsts.has(task[at - 1]) ? at - 1 : at;
  const before = rowOffset.includes(first) ? -1 : first - 1;
  if (before >= 0 && end[before] === start[at]) return before;
  return latestInput(timed, position(at)).position;
}
