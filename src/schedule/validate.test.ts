import fc from "fast-check";
import { expect, test } from "vitest";
import type { Op } from "../tasks/op";
import { arbitrarySpec } from "../testing/arbitraryWorkload";
import { opIndex } from "../testing/ids";
import { arbitraryPlan, plannedBy } from "../testing/randomPlan";
import { planOf, timesOf } from "../testing/schedules";
import { uniform, workload } from "../testing/workloads";
import { oneForwardOneBackward } from "./families/oneForwardOneBackward";
import { seqOneForwardOneBackward } from "./families/seqOneForwardOneBackward";
import type { Plan } from "./plan";
import type { Schedule, ScheduleColumns } from "./schedule";
import { simulate } from "./simulate";
import { validate } from "./validate";

const w = uniform(3, [2, 3, 4], { processors: 3, microbatches: 4, batches: 2, latency: 5 });
const good = timesOf(planOf(oneForwardOneBackward, w).plan, w);

/** A copy whose columns may be written. */
function copy(schedule: Schedule = good): Schedule & { columns: ScheduleColumns } {
  const { rowOffset, task, start, end, position } = schedule.columns;
  const columns = {
    rowOffset: rowOffset.slice(),
    task: task.slice(),
    start: start.slice(),
    end: end.slice(),
    position: position.slice(),
  };
  return { ...schedule, columns };
}

function broken(schedule: Schedule): readonly string[] {
  return [...new Set(validate(schedule, w).map((violation) => violation.invariant))];
}

/** Position of a task by stage, letter and microbatch. */
function at(stage: number, kind: Op["kind"], microbatch: number): number {
  const { tasks } = good.plan;
  const op = tasks.graph.ops.findIndex((o) => o.stage === stage && o.kind === kind);
  return good.columns.position[op * tasks.microbatches + microbatch];
}

/** The schedule with one task moved in time. */
function shifted(position: number, ticks: number): Schedule {
  const schedule = copy();
  schedule.columns.start[position] += ticks;
  schedule.columns.end[position] += ticks;
  return schedule;
}

/** The plan's rows, timed anew where the order allows, else with the times of before. */
function reordered(change: (rows: number[][]) => void): Schedule {
  const rows = good.plan.order.map((row) => Array.from(row));
  change(rows);
  const plan: Plan = { ...good.plan, order: rows.map((row) => Int32Array.from(row)) };
  return timesOf(plan, w);
}

test("accepts what the simulator makes of any sound plan", () => {
  fc.assert(
    fc.property(
      arbitrarySpec({ layers: 4, processors: 4, microbatches: 4, batches: 2 }),
      arbitraryPlan,
      (spec, choice) => {
        const random = workload(spec);
        const done = simulate(plannedBy(random, choice), random);
        if (done.kind === "scheduled") expect(validate(done.schedule, random)).toEqual([]);
      },
    ),
  );
});

test("a task that starts before its input exists breaks a dependency", () => {
  expect(broken(shifted(at(1, "forward", 0), -6))).toContain("dependency");
});

test("a task that starts while its input is on the way cuts a transfer", () => {
  expect(broken(shifted(at(1, "forward", 0), -1))).toEqual(["transfer", "selfTimed"]);
});

test("a task that starts later than it could is not self-timed, and may be allowed", () => {
  const late = shifted(at(0, "backward", 7), 10);
  expect(broken({ ...late, makespan: late.makespan + 10 })).toEqual(["selfTimed"]);
  expect(validate({ ...late, makespan: late.makespan + 10 }, w, { selfTimed: false })).toEqual([]);
});

test("two tasks that swap their times on a processor overlap or run out of order", () => {
  const schedule = copy();
  const [a, b] = [at(0, "forward", 0), at(0, "forward", 1)];
  schedule.columns.start.set([good.columns.start[b], good.columns.start[a]], a);
  schedule.columns.end.set([good.columns.end[b], good.columns.end[a]], a);
  expect(broken(schedule)).toContain("exclusive");
});

test("two tasks that swap their places do not follow the plan", () => {
  const schedule = copy();
  const { task, position } = schedule.columns;
  const [a, b] = [at(2, "forward", 0), at(2, "backward", 0)];
  task.set([task[b], task[a]], a);
  position[task[a]] = a;
  position[task[b]] = b;
  expect(broken(schedule)).toEqual(expect.arrayContaining(["order", "duration"]));
});

test("a plan without one task is incomplete", () => {
  const without = reordered((rows) => rows[2].splice(rows[2].indexOf(taskOf(2, "backward", 3)), 1));
  expect(broken(without)).toEqual(["complete"]);
});

test("a task that stands twice runs twice", () => {
  const schedule = copy();
  schedule.columns.task[at(0, "forward", 1)] = schedule.columns.task[at(0, "forward", 0)];
  expect(broken(schedule)).toEqual(expect.arrayContaining(["once", "columns", "order"]));
});

test("a task that runs without being planned is out of order", () => {
  const plan = { ...good.plan, order: good.plan.order.map((row, p) => (p === 0 ? row.slice(1) : row)) };
  expect(broken({ ...good, plan })).toContain("order");
});

test("a task on another processor needs its tensors to travel", () => {
  const moved = reordered((rows) => {
    rows[1].splice(rows[1].indexOf(taskOf(1, "backward", 7)), 1);
    rows[0].splice(rows[0].indexOf(taskOf(0, "backward", 7)), 0, taskOf(1, "backward", 7));
  });
  expect(broken(moved)).toEqual([]); // sound, if slower: the validator does not demand that a stage stays put
  moved.columns.rowOffset[1]--;
  expect(broken(moved)).not.toEqual([]);
});

test("a forward that overtakes the update before it breaks the barrier", () => {
  const early = shifted(at(0, "forward", 4), -1);
  expect(broken(early)).toContain("barrier");
});

test("a forward ahead of a limit on microbatches in flight breaks it", () => {
  const limit = { kind: "lag", from: opIndex(3), to: opIndex(0), lag: 4, bytes: 0, cause: "memory" } as const;
  const plan = { ...good.plan, after: [...good.plan.after, limit] };
  const bound = timesOf(plan, w);
  expect(broken(bound)).toEqual([]);
  expect(broken({ ...good, plan: { ...plan, after: [{ ...limit, lag: 1 }] } })).toContain("after");
});

test("fractional, negative and wrong times are named", () => {
  expect(broken(shifted(at(0, "forward", 0), -1))).toContain("integer");
  expect(broken(shifted(at(0, "forward", 0), 0.5))).toContain("integer");
  const longer = copy();
  longer.columns.end[at(2, "forward", 3)] += 1;
  expect(broken(longer)).toContain("duration");
  expect(broken({ ...good, makespan: good.makespan + 1 })).toEqual(["makespan"]);
});

test("columns that do not fit each other are not read further", () => {
  const columns = { ...good.columns, end: good.columns.end.slice(1) };
  expect(broken({ ...good, columns })).toEqual(["columns"]);
});

test("an op that costs less than its layers does too little work", () => {
  expect(
    broken(
      timesOf(
        withOps((op) => ({ ...op, cost: op.cost - 2 })),
        w,
      ),
    ),
  ).toEqual(["work"]);
});

/** Two parts of stage 1's activation gradient, on processors 1 and 2. */
function divided(shares: readonly [number, number], rows: readonly [number, number]): Schedule {
  const base = { stage: 0, firstLayer: 0, lastLayer: 0, parts: 1, part: 0, fraction: 1 };
  const ops: Op[] = [
    { ...base, kind: "forward", cost: 2 },
    { ...base, kind: "weightGradient", cost: 4 },
    { ...base, kind: "activationGradient", part: 0, parts: 2, fraction: shares[0], cost: 6 * shares[0] },
    { ...base, kind: "activationGradient", part: 1, parts: 2, fraction: shares[1], cost: 6 * shares[1] },
  ];
  const order: number[][] = [[0, 1], [], []];
  rows.forEach((row, part) => {
    order[row].push(2 + part);
  });
  const graph = { ops, edges: [], stages: 1 };
  const tasks = { graph, microbatches: 1, length: 4 };
  return timesOf({ tasks, order: order.map((row) => Int32Array.from(row)), after: [] }, layer);
}

const layer = workload({ forward: 2, activationGradient: 6, weightGradient: 4, processors: 3 });

test("parts add up to the whole and run on different processors", () => {
  const invariants = (schedule: Schedule) =>
    validate(schedule, layer).map((violation) => violation.invariant);
  expect(invariants(divided([1 / 3, 2 / 3], [1, 2]))).toEqual([]);
  expect(invariants(divided([1 / 3, 1 / 2], [1, 2]))).toEqual(["division"]);
  expect(invariants(divided([1 / 3, 2 / 3], [1, 1]))).toEqual(["division"]);
  const alone = divided([1 / 3, 2 / 3], [1, 2]);
  const plan = {
    ...alone.plan,
    order: alone.plan.order.map((row, p) => (p === 2 ? new Int32Array(0) : row)),
  };
  expect(invariants(timesOf(plan, layer))).toEqual(["complete"]);
});

test("pieces of a microbatch are all there and make the whole", () => {
  const cut = uniform(2, [4, 4, 4], { processors: 2, microbatches: 3 });
  const { plan } = planOf(seqOneForwardOneBackward, cut);
  const { graph } = plan.tasks;
  const broken = (ops: readonly Op[], order = plan.order) =>
    validate(timesOf({ ...plan, order, tasks: { ...plan.tasks, graph: { ...graph, ops } } }, cut), cut);
  expect(broken(graph.ops)).toEqual([]);
  // Without the first piece's forward of the first stage and microbatch.
  expect(broken(graph.ops, [plan.order[0].slice(1), plan.order[1]])).toEqual([
    { invariant: "complete", message: "Stage 0, piece 0, microbatch 0: 0 forwards." },
  ]);
  const more = graph.ops.map((op) => ({ ...op, fraction: 0.6 }));
  expect(broken(more).map(({ message }) => message)).toContain("The pieces of stage 0 add up to 1.2, not 1.");
  const three = graph.ops.map((op) => ({ ...op, pieces: 3 }));
  expect(broken(three).map(({ message }) => message)).toContain("Stage 1 has 2 of 3 pieces.");
});

/** Microbatch 3's forward of stage 0 runs overlapped with the backward of microbatch 1, which stands behind it. */
const paired = timesOf(
  { ...good.plan, pairs: { first: Int32Array.of(taskOf(0, "forward", 3)), cost: Float64Array.of(8) } },
  w,
);

/** The same, with its columns or its plan changed. */
function pairBroken(change: (columns: ScheduleColumns, first: number) => void, plan: Partial<Plan> = {}) {
  const schedule = copy({ ...paired, plan: { ...paired.plan, ...plan } });
  change(schedule.columns, schedule.columns.position[taskOf(0, "forward", 3)]);
  return broken(schedule);
}

test("a pair takes its own time, as one", () => {
  expect(validate(paired, w)).toEqual([]);
  expect(pairBroken(({ end }, first) => end.fill(end[first] + 1, first, first + 2))).toContain("pair");
  expect(pairBroken(({ end }, first) => end.set([end[first] - 1], first))).toContain("pair");
  expect(pairBroken(({ start }, first) => start.set([start[first] + 1], first + 1))).toContain("pair");
});

test("without being planned as a pair, two tasks at once are none", () => {
  expect(pairBroken(() => {}, { pairs: undefined })).toEqual(
    expect.arrayContaining(["duration", "exclusive"]),
  );
});

test("a pair starts neither before the input of one of its tasks nor later than it could", () => {
  const moved = (ticks: number) => (columns: ScheduleColumns, first: number) => {
    columns.start.fill(columns.start[first] + ticks, first, first + 2);
    columns.end.fill(columns.end[first] + ticks, first, first + 2);
  };
  expect(pairBroken(moved(-1))).toContain("transfer");
  expect(pairBroken(moved(-6))).toEqual(expect.arrayContaining(["dependency", "exclusive"]));
  expect(pairBroken(moved(1))).toContain("selfTimed");
});

test("a pair is two tasks that stand next to each other, and each in one pair", () => {
  const last = paired.plan.order[0].at(-1) ?? -1;
  const forward = taskOf(0, "forward", 3);
  const next = paired.columns.task[paired.columns.position[forward] + 1];
  const pairsOf = (...first: number[]) => ({
    pairs: { first: Int32Array.from(first), cost: new Float64Array(first.length).fill(8) },
  });
  expect(pairBroken(() => {}, pairsOf(forward, last))).toEqual(["pair"]);
  expect(pairBroken(() => {}, pairsOf(forward, next))).toEqual(["pair"]);
  expect(pairBroken(() => {}, pairsOf(forward, 10_000))).toEqual(["pair"]);
});

function withOps(change: (op: Op) => Op): Plan {
  const { tasks } = good.plan;
  return { ...good.plan, tasks: { ...tasks, graph: { ...tasks.graph, ops: tasks.graph.ops.map(change) } } };
}

function taskOf(stage: number, kind: Op["kind"], microbatch: number): number {
  return good.columns.task[at(stage, kind, microbatch)];
}
