import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkOptions } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import { arbitraryOptions, arbitraryWorkload } from "../../testing/arbitraryWorkload";
import { scheduled } from "../../testing/scheduled";
import { planOf, scheduleOf } from "../../testing/schedules";
import { uniform, workload } from "../../testing/workloads";
import type { Family, FamilyPlan } from "../family";
import { ranksOf } from "../notation";
import type { Plan } from "../plan";
import { simulate } from "../simulate";
import { families } from "./index";
import { ownOrder } from "./ownOrder";

const twoByTwo = uniform(2, [1, 1, 1], { processors: 2, microbatches: 2 });

function refusalOf(order: string | undefined, w: Workload): string {
  const answer = ownOrder.plan(w, order === undefined ? {} : { order });
  return isRefusal(answer) ? answer.reason : "not refused";
}

describe("an own order is refused", () => {
  test("without a text", () => {
    expect(refusalOf(undefined, twoByTwo)).toBe(
      "Give an order: one line for each processor, with cells such as 0F0 0F1 0B0 0B1.",
    );
  });

  test("with its first problem, and how many more there are", () => {
    expect(refusalOf("0F0 0F1 0B0 0B1\n1F0 1B0 1F1", twoByTwo)).toBe(
      "Stage 1 of microbatch 1 has no backward.",
    );
    expect(refusalOf("0F0 0F1 0B0\n1F0 1B0 1F1", twoByTwo)).toBe(
      "Stage 0 of microbatch 1 has no backward. There is 1 more problem in this order.",
    );
    const all = Array.from({ length: 100 }, (_, m) => `0B${m} 0F${m}`).join(" ");
    expect(refusalOf(all, uniform(1, [1, 1, 1], { microbatches: 100 }))).toBe(
      "The backward 0B0 stands before the forward 0F0, whose result it needs. There are 99 more problems in this order.",
    );
  });
});

test("updates in the order instead of barriers are those of PipeDream-2BW", () => {
  const w = uniform(4, [1, 1, 1], { processors: 4, microbatches: 4, batches: 6 });
  const spec = { layers: 4, processors: 4, microbatches: 4, batches: 6 };
  const order = JSON.stringify(ranksOf(planOf(families.get("pipedream-2bw"), w).plan));
  const own = scheduled("order", spec, { order }).report;
  const published = scheduled("pipedream-2bw", spec).report;
  expect([own.period, own.makespan, own.staleness, own.weightVersions]).toEqual([
    published.period,
    published.makespan,
    published.staleness,
    published.weightVersions,
  ]);
});

test("overlapped pairs take as long as the options say", () => {
  const w = uniform(1, [2, 2, 2], { microbatches: 2 });
  const order = "0F0 (0F1;0B0) 0B1";
  expect(scheduleOf(ownOrder, w, { order }).makespan).toBe(2 + 6 + 4);
  expect(scheduleOf(ownOrder, w, { order, pairTime: 5 }).makespan).toBe(2 + 5 + 4);
  const short = ownOrder.plan(w, { order, pairTime: 3 });
  expect(isRefusal(short) && short.reason).toBe(
    "An overlapped pair cannot take 3: the backward of stage 0 alone takes 4, which is the least that works.",
  );
});

test("stages that are no multiple of the processors hold every layer once", () => {
  const w = workload({
    layers: 7,
    forward: 0,
    activationGradient: [3, 0, 0, 0, 0, 0, 0],
    weightGradient: [0, 0, 0, 1, 0, 0, 1],
    processors: 2,
    speeds: [0.5, 1.5],
  });
  const order = "0F0 1F0 2F0 3F0 4F0 5F0 5B0 4B0 3B0 2B0 1B0 0B0\n6F0 6B0";
  const { ops } = planOf(ownOrder, w, { order }).plan.tasks.graph;
  expect(ops.slice(0, 7).map(({ firstLayer, lastLayer }) => [firstLayer, lastLayer])).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
    [5, 5],
    [6, 6],
  ]);
});

test("processors that hold the same stage add up its gradients once a batch, which is traffic", () => {
  const spec = { layers: 2, processors: 2, microbatches: 2, weightBytes: [5, 7] };
  const twoWays = "0F0 1F1 1B1 0B0\n0F1 1F0 1B0 0B1";
  const straight = "0F0 0F1 0B0 0B1\n1F0 1B0 1F1 1B1";
  const { report } = scheduled("order", spec, { order: twoWays });
  expect(report.trafficBytes).toBe(2 + 12); // a tensor each way, and 2 · 12 bytes of gradients every second microbatch
  expect(report.notes).toContain(
    "The processors that hold the same stage add up its gradients once a batch, which counts as traffic and takes no time.",
  );
  const alone = scheduled("order", spec, { order: straight }).report;
  expect([alone.trafficBytes, alone.notes]).toEqual([2, []]);
});

test("one batch's order has the period of its family, under either barrier", () => {
  const spec = { layers: 4, processors: 4, microbatches: 6 };
  const w = uniform(4, [1, 1, 1], { processors: 4, microbatches: 6 });
  const order = JSON.stringify(ranksOf(planOf(families.get("1f1b"), w).plan));
  for (const barrier of ["batch", "stage"]) {
    const own = scheduled("order", spec, { order, barrier }).report;
    expect(own.period).toBe(scheduled("1f1b", spec, { barrier }).report.period);
  }
});

/** What an order does not say: stages of PipeDream's own optimizer, and forwards that run twice. */
const LEFT_OUT = { replicate: undefined, recompute: undefined };

/** The plan without bounds on how far a processor runs ahead, which stand in no cell. */
function withoutLags(plan: Plan): Plan {
  return { ...plan, after: plan.after.filter(({ kind }) => kind === "barrier") };
}

/**
 * Whether an order says all about this plan: tasks cost what their layers do and pairs the sum of their tasks, stages are
 * not replicated, and batches wait for each other as an own order's do.
 */
function isPlain(family: Family, { plan, replicas }: FamilyPlan, w: Workload): boolean {
  const { graph, microbatches } = plan.tasks;
  const sum = (column: Float64Array, first: number, last: number) =>
    column.slice(first, last + 1).reduce((a, b) => a + b, 0);
  const costs = graph.ops.every(({ kind, firstLayer: a, lastLayer: b, cost, pieces, parts }) => {
    if ((pieces ?? 1) > 1 || parts > 1 || kind === "forward") return true;
    const gradient = kind === "weightGradient" ? 0 : sum(w.activationGradient, a, b);
    return cost === gradient + (kind === "activationGradient" ? 0 : sum(w.weightGradient, a, b));
  });
  const next = new Map(
    plan.order.flatMap((row) => Array.from(row, (task, i) => [task, row[i + 1]] as const)),
  );
  const costOf = (task: number) => graph.ops[Math.floor(task / microbatches)].cost;
  const pairs = Array.from(plan.pairs?.first ?? []).every(
    (task, i) => plan.pairs?.cost[i] === costOf(task) + costOf(next.get(task) ?? 0),
  );
  const flushes = family.weightUpdate.kind === "flush" && family.granularity !== "single";
  const waits = flushes || plan.updateEvery !== undefined || w.batches === 1;
  return costs && pairs && waits && replicas === undefined;
}

describe.each(families.all.filter(({ id }) => id !== "order").map((family) => [family.id, family] as const))(
  "%s written down as an own order",
  (_, family) => {
    test("runs at the same times", () => {
      let compared = 0;
      fc.assert(
        fc.property(
          arbitraryWorkload(),
          fc.boolean(),
          arbitraryOptions(family.options),
          (drawn, even, given) => {
            const w = even ? { ...drawn, microbatches: 2 * drawn.processors } : drawn; // DualPipe needs as many
            const options = checkOptions(family.options, { ...given, ...LEFT_OUT });
            const made = isRefusal(options) ? options : family.plan(w, options);
            if (isRefusal(options) || isRefusal(made) || !isPlain(family, made, w)) return;
            const run = simulate(withoutLags(made.plan), w);
            if (run.kind === "deadlock") throw new Error("the family deadlocks");
            const order = JSON.stringify({ ranks: ranksOf(made.plan) });
            const own = scheduleOf(ownOrder, w, {
              order,
              ...(options.barrier && { barrier: options.barrier }),
            });
            expect(ranksOf(own.plan)).toEqual(ranksOf(made.plan));
            expect(own.columns.end).toEqual(run.schedule.columns.end);
            expect(own.columns.start).toEqual(run.schedule.columns.start);
            compared++;
          },
        ),
        { numRuns: 80, seed: 6 },
      );
      expect(compared).toBeGreaterThan(0);
    });
  },
);
