import fc from "fast-check";
import { expect, test } from "vitest";
import type { Edge, Op } from "../tasks/op";
import { unroll } from "../tasks/taskTable";
import { arbitrarySpec } from "../testing/arbitraryWorkload";
import { opIndex, position } from "../testing/ids";
import { arbitraryPlan, plannedBy } from "../testing/randomPlan";
import { timesOf } from "../testing/schedules";
import { workload } from "../testing/workloads";
import type { After } from "./plan";
import { simulate } from "./simulate";
import { firstOfBlock, latestInput, timedTasks } from "./wait";

test("every task starts when its last input is here, or when its processor is free", () => {
  fc.assert(
    fc.property(
      arbitrarySpec({ layers: 4, processors: 4, microbatches: 4, batches: 2 }),
      arbitraryPlan,
      (spec, choice) => {
        const w = workload(spec);
        const done = simulate(plannedBy(w, choice), w);
        if (done.kind === "deadlock") return;
        const { columns } = done.schedule;
        const timed = timedTasks(done.schedule, w.transfer);
        const rowStarts = new Set(columns.rowOffset);
        columns.task.forEach((_, at) => {
          const first = firstOfBlock(timed, position(at));
          const free = rowStarts.has(first) ? 0 : columns.end[first - 1];
          const input = latestInput(timed, position(at));
          expect(columns.start[at]).toBe(Math.max(free, input.arrival));
          expect(input.producerEnd).toBe(input.position === -1 ? 0 : columns.end[input.position]);
        });
      },
    ),
  );
});

/** Three tasks A, B and C on a processor each; C needs what the edges say. Ends: A 2, B 4. */
function inputOfC(edges: readonly Omit<Edge, "lag">[], after: readonly After[] = []) {
  const op = { firstLayer: 0, lastLayer: 0, part: 0, parts: 1, fraction: 1 } as const;
  const ops: Op[] = [
    { ...op, kind: "forward", stage: 0, cost: 2 },
    { ...op, kind: "backward", stage: 1, cost: 4 },
    { ...op, kind: "forward", stage: 2, cost: 1 },
  ];
  const graph = { ops, edges: edges.map((edge) => ({ ...edge, lag: 0 })), stages: 3 };
  const w = workload({ processors: 3, ticksPerByte: 1 });
  const order = [0, 1, 2].map((task) => Int32Array.of(task));
  return latestInput(
    timedTasks(timesOf({ tasks: unroll(graph, 1), order, after }, w), w.transfer),
    position(2),
  );
}

const fromA = { from: opIndex(0), to: opIndex(2), tensor: "activation", bytes: 0 } as const;
const fromB = { from: opIndex(1), to: opIndex(2), tensor: "activation", bytes: 0 } as const;

test("a task that needs nothing waits for nothing", () => {
  expect(inputOfC([])).toEqual({ position: -1, producerEnd: 0, arrival: 0, cause: "dependency" });
});

test("the input that arrives last counts, not the one that was made last", () => {
  const late = { position: 0, producerEnd: 2, arrival: 7, cause: "dependency" };
  expect(inputOfC([{ ...fromA, bytes: 5 }, fromB])).toEqual(late);
});

test("of inputs that arrive together the one made later counts", () => {
  const later = { position: 1, producerEnd: 4, arrival: 4, cause: "dependency" };
  expect(inputOfC([{ ...fromA, bytes: 2 }, fromB])).toEqual(later);
});

test("pure precedence takes no time between processors", () => {
  expect(inputOfC([{ ...fromA, tensor: "none", bytes: 100 }]).arrival).toBe(2);
});

test("a dependency counts before a limit, even if the limit's task ends later", () => {
  const limit = { kind: "lag", from: opIndex(1), to: opIndex(2), lag: 0, bytes: 0, cause: "memory" } as const;
  expect(inputOfC([{ ...fromA, bytes: 2 }], [limit])).toMatchObject({ position: 0, cause: "dependency" });
  expect(inputOfC([fromA], [limit])).toMatchObject({ position: 1, cause: "memory" });
  expect(inputOfC([], [limit, { ...limit, cause: "update" }])).toMatchObject({ cause: "update" });
});

test("a barrier waits for the last update of the batch before", () => {
  const op = { firstLayer: 0, lastLayer: 0, part: 0, parts: 1, fraction: 1, stage: 0 } as const;
  const ops: Op[] = [
    { ...op, kind: "forward", cost: 1 },
    { ...op, kind: "backward", cost: 3 },
  ];
  const barrier = { kind: "barrier", every: 1, scope: "batch", cause: "update" } as const;
  const w = workload({ processors: 2, batches: 2 });
  const tasks = unroll({ ops, edges: [], stages: 1 }, 2);
  const plan = { tasks, order: [Int32Array.of(0, 1), Int32Array.of(2, 3)], after: [barrier] };
  const timed = timedTasks(timesOf(plan, w), w.transfer);
  expect(latestInput(timed, position(1))).toEqual({
    position: 2,
    producerEnd: 3,
    arrival: 3,
    cause: "update",
  });
  expect(latestInput(timed, position(0)).position).toBe(-1);
});
