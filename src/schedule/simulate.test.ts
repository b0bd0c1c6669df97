import fc from "fast-check";
import { expect, test } from "vitest";
import { buildStageGraph } from "../tasks/buildStageGraph";
import { taskId, unroll } from "../tasks/taskTable";
import { arbitrarySpec } from "../testing/arbitraryWorkload";
import { opIndex } from "../testing/ids";
import { naiveSimulate } from "../testing/naiveSimulate";
import { arbitraryPlan, plannedBy } from "../testing/randomPlan";
import { timesOf } from "../testing/schedules";
import { uniform, type WorkloadSpec, workload } from "../testing/workloads";
import type { After } from "./plan";
import { simulate } from "./simulate";

test("agrees with following every task back through all it waits for, deadlocks included", () => {
  let deadlocks = 0;
  fc.assert(
    fc.property(
      arbitrarySpec({ layers: 4, processors: 4, microbatches: 4, batches: 2 }),
      arbitraryPlan,
      (spec, choice) => {
        const w = workload(spec);
        const plan = plannedBy(w, choice);
        const slow = naiveSimulate(plan, w);
        const fast = simulate(plan, w);
        expect(fast.kind).toBe(slow === "deadlock" ? "deadlock" : "scheduled");
        if (fast.kind === "deadlock" || slow === "deadlock") {
          deadlocks++;
          return;
        }
        const { columns, makespan } = fast.schedule;
        for (const [task, { start, end }] of slow) {
          expect(columns.start[columns.position[task]]).toBe(start);
          expect(columns.end[columns.position[task]]).toBe(end);
        }
        expect(makespan).toBe(Math.max(0, ...Array.from(slow.values(), ({ end }) => end)));
      },
    ),
    { numRuns: 400 },
  );
  expect(deadlocks).toBeGreaterThan(20);
});

/**
 * Two layers on two processors, one microbatch each way: F0, F1, B1, B0 with F = 1 and B = 2. A pair's two cells share a
 * string, with its ticks: "1b0 1f1 2".
 */
function twoStages(
  latency: number,
  order: readonly (readonly string[])[],
  after: readonly After[] = [],
  rest: WorkloadSpec = {},
) {
  const w = workload({ layers: 2, processors: 2, microbatches: 2, latency, ...rest });
  const tasks = unroll(buildStageGraph(w, Int32Array.of(0, 1), "both"), 2);
  const idOf = (cell: string) => {
    const op = tasks.graph.ops.findIndex((o) => `${o.stage}${o.kind[0]}` === cell.slice(0, 2));
    return taskId(tasks, opIndex(op), Number(cell[2]));
  };
  const paired = order.flat().flatMap((cells) => (cells.length > 3 ? [cells.split(" ")] : []));
  const pairs = {
    first: Int32Array.from(paired, ([first]) => idOf(first)),
    cost: Float64Array.from(paired, ([, , ticks]) => Number(ticks)),
  };
  const rows = order.map((row) =>
    Int32Array.from(
      row.flatMap((cells) => cells.split(" ").slice(0, 2)),
      idOf,
    ),
  );
  return { w, plan: { tasks, order: rows, after, pairs } };
}

test("charges a transfer once, and only between processors", () => {
  const { w, plan } = twoStages(5, [
    ["0f0", "0b0"],
    ["1f0", "1b0"],
  ]);
  expect(timesOf(plan, w).makespan).toBe(1 + 5 + 1 + 2 + 5 + 2);
  const one = twoStages(5, [["0f0", "1f0", "1b0", "0b0"], []]);
  expect(timesOf(one.plan, one.w).makespan).toBe(6);
});

test("an alternative that the plan leaves out binds nobody", () => {
  const { w, plan } = twoStages(0, [
    ["0f0", "0b0"],
    ["1f0", "1a0", "1w0"],
  ]);
  const { columns, makespan } = timesOf(plan, w);
  expect(makespan).toBe(5); // B0 starts at 3, when stage 1's activation gradient is done
  expect([...columns.start]).toEqual([0, 3, 1, 2, 3]);
});

test("a limit on microbatches in flight delays the forward behind it", () => {
  const limit = { kind: "lag", from: opIndex(2), to: opIndex(0), lag: 1, bytes: 0, cause: "memory" } as const;
  const rows = [["0f0", "0f1", "0b0", "0b1"], []];
  const free = twoStages(0, rows);
  expect(simulate(free.plan, free.w).kind).toBe("scheduled");
  const bound = twoStages(0, rows, [limit]);
  expect(simulate(bound.plan, bound.w)).toEqual({
    kind: "deadlock",
    cycle: [{ processor: 0, task: 1, waitsFor: 4 }],
  });
});

test("a deadlock names who waits for whom", () => {
  const { w, plan } = twoStages(0, [
    ["0b0", "0f0"],
    ["1f0", "1b0"],
  ]);
  const done = simulate(plan, w);
  expect(done.kind === "deadlock" && done.cycle.map((wait) => wait.processor)).toEqual([0]);
  const across = twoStages(0, [
    ["0f0", "0b0", "0f1", "0b1"],
    ["1f1", "1b1", "1f0", "1b0"],
  ]);
  const crossed = simulate(across.plan, across.w);
  const cell = (task: number) => `${across.plan.tasks.graph.ops[task >> 1].kind} ${task & 1}`;
  expect(crossed.kind === "deadlock" && crossed.cycle.map((x) => [cell(x.task), cell(x.waitsFor)])).toEqual([
    ["backward 0", "backward 0"],
    ["forward 1", "forward 1"],
  ]);
});

test("a deadlock across a barrier goes through the row that keeps it shut", () => {
  const barrier = { kind: "barrier", every: 1, scope: "batch", cause: "update" } as const;
  const { w, plan } = twoStages(
    0,
    [
      ["0f0", "0f1", "0b0", "0b1"],
      ["1f0", "1b0", "1f1", "1b1"],
    ],
    [barrier],
  );
  expect(simulate(plan, w)).toEqual({ kind: "deadlock", cycle: [{ processor: 0, task: 1, waitsFor: -1 }] });
});

test("a pair starts when the inputs of both its tasks are there, and ends as one", () => {
  const rows = [
    ["0f0", "0f1", "0b0", "0b1"],
    ["1f0", "1b0 1f1 2", "1b1"],
  ];
  const { w, plan } = twoStages(0, rows);
  const { columns, makespan } = timesOf(plan, w);
  expect([...columns.start]).toEqual([0, 1, 4, 6, 1, 2, 2, 4]);
  expect([...columns.end]).toEqual([1, 2, 6, 8, 2, 4, 4, 6]);
  expect(makespan).toBe(8);
});

test.each(["1b0 1f1 2", "1f1 1b0 2"])("the pair %s waits for the input that is late", (pair) => {
  const rows = [
    ["0f0", "0f1", "0b0", "0b1"],
    ["1f0", pair, "1b1"],
  ];
  const { w, plan } = twoStages(0, rows, [], { forward: [2, 1] });
  expect([...timesOf(plan, w).columns.start]).toEqual([0, 2, 6, 8, 2, 4, 4, 6]);
});

test("a pair pays the transfers of both its tasks' inputs and outputs", () => {
  const rows = [
    ["0f0", "0f1", "0b0", "0b1"],
    ["1f0", "1b0 1f1 2", "1b1"],
  ];
  const { w, plan } = twoStages(5, rows);
  expect([...timesOf(plan, w).columns.start]).toEqual([0, 1, 14, 16, 6, 7, 7, 9]);
});

test("a pair takes its own time by the speed of its processor, rounded up", () => {
  const rows = [
    ["0f0", "0f1", "0b0", "0b1"],
    ["1f0", "1b0 1f1 3", "1b1"],
  ];
  const { w, plan } = twoStages(0, rows, [], { speeds: [1, 2] });
  const { start, end } = timesOf(plan, w).columns;
  expect([...end.slice(5, 7)]).toEqual([4, 4]); // 3 ÷ 2 is 1.5, and 2 with rounding
  expect([...start.slice(5, 7)]).toEqual([2, 2]);
});

test("a pair across two batches waits for the update that its forward needs, and counts for its own batch", () => {
  const barrier = { kind: "barrier", every: 1, scope: "stage", cause: "update" } as const;
  const rows = [
    ["0f0", "0b0", "0f1", "0b1"],
    ["1f0", "1b0", "1f1", "1b1"],
  ];
  const alone = twoStages(0, rows, [barrier]);
  expect(timesOf(alone.plan, alone.w).columns.start[2]).toBe(6);
  const across = twoStages(0, [["0f0", "0b0 0f1 3", "0b1"], rows[1]], [barrier]);
  expect(simulate(across.plan, across.w)).toEqual({
    kind: "deadlock",
    cycle: [{ processor: 0, task: 1, waitsFor: -1 }],
  });
});

test("a deadlock in a pair names the task of the two that waits", () => {
  const { w, plan } = twoStages(0, [
    ["0f0", "0f1", "0b0", "0b1"],
    ["1f0", "1f1 1b1 2", "1b0"],
  ]);
  expect(simulate(plan, w)).toEqual({
    kind: "deadlock",
    cycle: [{ processor: 1, task: 7, waitsFor: 3 }], // stage 1's backward of microbatch 1 for its forward
  });
});

test("a task that needs a pair's later task alone waits for the pair's end", () => {
  const rows = [
    ["0f0", "0f1", "0b1", "0b0"],
    ["1f0", "1f1", "1b0 1b1 7"],
  ];
  const { w, plan } = twoStages(0, rows);
  expect([...timesOf(plan, w).columns.start]).toEqual([0, 1, 10, 12, 1, 2, 3, 3]);
});

test("a pair without a second task in its row is our bug", () => {
  const { w, plan } = twoStages(0, [["0f0", "0b0"], ["1f0 1b0 2"]]);
  expect(() => simulate({ ...plan, order: [plan.order[0], plan.order[1].slice(0, 1)] }, w)).toThrow(
    "no partner",
  );
});

test("empty rows and plans without tasks take no time", () => {
  const { w, plan } = twoStages(0, [[], []]);
  expect(timesOf(plan, w).makespan).toBe(0);
});

test("tasks of no duration keep their place in the order", () => {
  const w = uniform(3, [0, 0, 0], { processors: 3, microbatches: 2 });
  const tasks = unroll(buildStageGraph(w, Int32Array.of(0, 1, 2), "fused"), 2);
  const order = [0, 1, 2].map((s) => Int32Array.of(2 * s, 2 * s + 1, 6 + 2 * s, 6 + 2 * s + 1));
  const done = timesOf({ tasks, order, after: [] }, w);
  expect(done.makespan).toBe(0);
  expect([...done.columns.end]).toEqual(Array(12).fill(0));
});

test("a task in two places is our bug", () => {
  const { w, plan } = twoStages(0, [["0f0", "0f0"], []]);
  expect(() => simulate(plan, w)).toThrow("two places");
});

test("rows that lie one behind the other in one array are not copied, any others are", () => {
  const { w, plan } = twoStages(5, [
    ["0f0", "0b0"],
    ["1f0", "1b0"],
  ]);
  const cells = plan.order.flatMap((row) => [...row]);
  const runs = (array: readonly number[], begins: readonly number[]) => {
    const { buffer } = Int32Array.from(array);
    const order = begins.map((begin) => new Int32Array(buffer, 4 * begin, 2));
    return [1, 2].map(() => {
      const { columns, makespan } = timesOf({ ...plan, order }, w);
      return { isCopy: columns.task.buffer !== buffer, tasks: [...columns.task], makespan };
    });
  };
  const took = (isCopy: boolean) => Array(2).fill({ isCopy, tasks: cells, makespan: 1 + 5 + 1 + 2 + 5 + 2 });
  expect(runs(cells, [0, 2])).toEqual(took(false));
  expect(runs([...cells.slice(2), ...cells.slice(0, 2)], [2, 0])).toEqual(took(true));
  expect(runs([...cells.slice(0, 2), 7, ...cells.slice(2)], [0, 3])).toEqual(took(true));
  expect(runs([7, ...cells], [1, 3])).toEqual(took(true));
  expect(runs([...cells, 7], [0, 2])).toEqual(took(true));
});

test("a million tasks take about as many nanoseconds each as ten thousand", () => {
  const perTask = (stages: number, microbatches: number) => {
    const { plan, w } = forwardsThenBackwards(stages, microbatches);
    const run = () => {
      const started = performance.now();
      expect(timesOf(plan, w).makespan).toBe((microbatches + stages - 1) * 3);
      return (performance.now() - started) / plan.tasks.length;
    };
    return Math.min(...Array.from({ length: 4 }, run));
  };
  expect(perTask(128, 4096)).toBeLessThan(20 * perTask(128, 40));
});

function forwardsThenBackwards(stages: number, microbatches: number) {
  const w = uniform(stages, [1, 1, 1], { processors: stages, microbatches });
  const starts = Int32Array.from({ length: stages }, (_, s) => s);
  const tasks = unroll(buildStageGraph(w, starts, "fused"), microbatches);
  const order = Array.from(starts, (s) =>
    Int32Array.from(
      { length: 2 * microbatches },
      (_, i) => (s + (i < microbatches ? 0 : stages)) * microbatches + (i % microbatches),
    ),
  );
  return { w, plan: { tasks, order, after: [] } };
}

test("a tensor passes the processors between on a line, and comes home the short way on a ring", () => {
  // One microbatch of F = B = 1 through stages on processors 0, 3, 1: 0 → 3 is three hops of a line, 3 → 1 two.
  const farApart = (kind: "line" | "ring") => {
    const wiring = { kind, processors: 4 };
    const w = workload({
      layers: 3,
      processors: 4,
      activationGradient: 1,
      weightGradient: 0,
      latency: 5,
      wiring,
    });
    const tasks = unroll(buildStageGraph(w, Int32Array.of(0, 1, 2), "fused"), 1);
    const order = [[0, 3], [2, 5], [], [1, 4]].map((row) => Int32Array.from(row));
    return timesOf({ tasks, order, after: [] }, w).makespan;
  };
  expect(farApart("line")).toBe(6 + 2 * (3 + 2) * 5);
  expect(farApart("ring")).toBe(6 + 2 * (1 + 2) * 5);
});
