import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { analysed } from "../../testing/analysed";
import { planOf, scheduleOf } from "../../testing/schedules";
import { uniform, workload } from "../../testing/workloads";
import { ranksOf } from "../notation";
import type { Schedule } from "../schedule";
import { validate } from "../validate";
import { pipeDream } from "./pipeDream";

describe("the worked example of LayerPipe: four layers of F = I = W = 1 on three processors", () => {
  const w = uniform(4, [1, 1, 1], { processors: 3, microbatches: 12 });
  const schedule = scheduleOf(pipeDream, w);

  test("makes stages of two, one and one layers", () => {
    const forwards = schedule.plan.tasks.graph.ops.filter((op) => op.kind === "forward");
    expect(forwards.map((op) => [op.firstLayer, op.lastLayer])).toEqual([
      [0, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  test("repeats every 6 ticks as drawn", () => {
    // P1  F6  F6  B4  B4  B4  B4
    // P2  .   .   F6  B5  B5  .
    // P3  .   .   .   F6  B6  B6
    for (const k of [6, 7, 8]) {
      const t = spanOf(schedule, 0, k).start;
      expect(spanOf(schedule, 0, k)).toEqual({ start: t, end: t + 2 });
      expect(spanOf(schedule, 3, k - 2)).toEqual({ start: t + 2, end: t + 6 });
      expect(spanOf(schedule, 1, k)).toEqual({ start: t + 2, end: t + 3 });
      expect(spanOf(schedule, 4, k - 1)).toEqual({ start: t + 3, end: t + 5 });
      expect(spanOf(schedule, 2, k)).toEqual({ start: t + 3, end: t + 4 });
      expect(spanOf(schedule, 5, k)).toEqual({ start: t + 4, end: t + 6 });
      expect(spanOf(schedule, 0, k + 1).start).toBe(t + 6);
    }
  });

  test("knows its period and that gradients are as late as there are stages after", () => {
    const { closedForms, stalenessRule } = planOf(pipeDream, w);
    expect(closedForms).toEqual([{ metric: "period", formula: "max over stages of tF + tB", value: 6 }]);
    expect([...(stalenessRule?.byLayer ?? [])]).toEqual([2, 2, 1, 0]);
  });

  test("takes 5 where layer 0 computes no activation gradient", () => {
    const without = uniform(4, [1, 1, 1], { processors: 3, microbatches: 12, firstGradient: false });
    expect(planOf(pipeDream, without).closedForms?.[0].value).toBe(5);
  });
});

/** Start and end of the task of op `op` and minibatch `k`. */
function spanOf({ plan, columns }: Schedule, op: number, k: number) {
  const at = columns.position[op * plan.tasks.microbatches + k];
  return { start: columns.start[at], end: columns.end[at] };
}

test("streams minibatches through batches without a flush", () => {
  const w = uniform(2, [1, 1, 1], { processors: 2, microbatches: 2, batches: 2 });
  expect(ranks(w)).toEqual(["0F0 0F1 0B0 0F2 0B1 0F3 0B2 0B3", "1F0 1B0 1F1 1B1 1F2 1B2 1F3 1B3"]);
});

test("gives no period where transfers take time, because 1F1B exposes them", () => {
  const w = uniform(2, [1, 1, 1], { processors: 2, microbatches: 4, latency: 1 });
  expect(planOf(pipeDream, w).closedForms).toEqual([]);
});

test("says how many processors are used", () => {
  const w = uniform(3, [1, 1, 1], { processors: 5, microbatches: 4 });
  expect(planOf(pipeDream, w).notes).toEqual([
    "3 of 5 processors used: 3 layers make at most as many stages.",
  ]);
});

describe("replicated", () => {
  // A long layer and a short one: on three processors the first is best on two of them.
  const twoAndOne = workload({
    forward: [4, 1],
    activationGradient: [4, 2],
    weightGradient: [4, 3],
    weightBytes: [300, 3000],
    processors: 3,
    microbatches: 5,
    secondsPerTick: 1e-3,
  });
  const options = { replicate: true, syncBandwidth: 1e5 };

  test("serves minibatches round robin and brings each backward back to its replica", () => {
    expect(ranks(twoAndOne, options)).toEqual([
      "0F0 0F2 0B0 0F4 0B2 0B4",
      "0F1 0F3 0B1 0B3",
      "1F0 1B0 1F1 1B1 1F2 1B2 1F3 1B3 1F4 1B4",
    ]);
    const made = planOf(pipeDream, twoAndOne, options);
    expect([...(made.replicas ?? [])]).toEqual([2, 1]);
    expect(made.stalenessRule).toBeUndefined();
  });

  test("runs whole rounds ahead: of three workers from the second on, two replicas get one each (schedules.md 23, mistake 10)", () => {
    const twoOneOne = workload({
      forward: [4, 1, 1],
      activationGradient: [4, 2, 2],
      weightGradient: [4, 3, 3],
      weightBytes: [300, 3000, 3000],
      processors: 4,
      microbatches: 5,
      secondsPerTick: 1e-3,
    });
    expect(ranks(twoOneOne, options)).toEqual([
      "0F0 0F2 0B0 0F4 0B2 0B4",
      "0F1 0F3 0B1 0B3",
      "1F0 1F1 1B0 1F2 1B1 1F3 1B2 1F4 1B3 1B4",
      "2F0 2B0 2F1 2B1 2F2 2B2 2F3 2B3 2F4 2B4",
    ]);
  });

  test("updates a stage once every R minibatches (schedules.md 23, mistake 10)", () => {
    // Stage 0: F of 4 and B of 14 ticks. Its replicas run F4 at 24 and F6 at 42, F5 at 30 and F7 at 48; its updates, of two
    // minibatches each, end at 30 and 48. So F6, whose gradient makes the fourth update, sees one of the three before.
    const { report } = analysed(pipeDream, { ...twoAndOne, microbatches: 24 }, options);
    expect(report.staleness).toEqual([2, 0]);
  });

  test("pays 4(m − 1)w ÷ (mB) seconds in each backward of a replicated stage", () => {
    const { ops } = planOf(pipeDream, twoAndOne, options).plan.tasks.graph;
    const ticks = (4 * 1 * 300) / (2 * 1e5) / 1e-3; // 6
    expect(ops.map((op) => op.cost)).toEqual([4, 1, 8 + ticks, 5]);
    expect(validate(scheduleOf(pipeDream, twoAndOne, options), twoAndOne)).toEqual([]);
  });

  test("counts a gradient once for each replica but one that gets it", () => {
    expect(planOf(pipeDream, twoAndOne, options).allReduceBytes).toBe(300); // 2 · 300 bytes every second minibatch
  });

  test("is data parallel where synchronization is free: nothing balances better", () => {
    const free = workload({ forward: [4, 1], processors: 3, microbatches: 6 });
    const made = planOf(pipeDream, free, { replicate: true });
    expect([...(made.replicas ?? [])]).toEqual([3]);
    expect(scheduleOf(pipeDream, free, { replicate: true }).makespan).toBe(2 * 9);
  });

  test("synchronizes over the links where these have a bandwidth", () => {
    const linked = workload({ forward: [4, 1], processors: 3, weightBytes: 10, ticksPerByte: 0.5 });
    const { plan, replicas } = planOf(pipeDream, linked, { replicate: true });
    expect([...(replicas ?? [])]).toEqual([1, 2]);
    expect(plan.tasks.graph.ops.map((op) => op.cost)).toEqual([4, 1, 2, 2 + 10]); // 4 · 1 · 10 bytes ÷ 2 at 2 bytes a tick
  });

  test("refuses a bandwidth in bytes/s where ticks are not seconds", () => {
    const made = pipeDream.plan(workload({ processors: 2 }), options);
    expect(isRefusal(made) && made.field).toBe("syncBandwidth");
  });

  test("refuses what the optimizer cannot finish, and says how far it can go", () => {
    const made = pipeDream.plan(uniform(2000, [1, 1, 1], { processors: 500 }), { replicate: true });
    expect(isRefusal(made) && made.reason).toContain("up to 44 machines");
  });
});

function ranks(...args: [Parameters<typeof planOf>[1], Parameters<typeof planOf>[2]?]): string[] {
  return ranksOf(planOf(pipeDream, ...args).plan).map((row) => row.join(" "));
}
