import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OptionValues } from "../base/options";
import { isRefusal } from "../base/refusal";
import { longestTransferTicks } from "../model/transferTicks";
import type { Workload } from "../model/workload";
import { families } from "../schedule/families";
import type { Plan } from "../schedule/plan";
import { validate } from "../schedule/validate";
import { buildStageGraph } from "../tasks/buildStageGraph";
import { OP_KINDS } from "../tasks/op";
import { analysed } from "../testing/analysed";
import { arbitrarySpec } from "../testing/arbitraryWorkload";
import { position } from "../testing/ids";
import { loopedPlan } from "../testing/loopedPlan";
import { ownFamily } from "../testing/ownFamily";
import { scheduled } from "../testing/scheduled";
import { planOf } from "../testing/schedules";
import { uniform, workload } from "../testing/workloads";
import { analyse } from "./analyse";
import { completedAt } from "./completedAt";
import { describeTask } from "./describeTask";

const units = (ticks: number) => `${ticks} u`;

describe.each(["dualpipe", "dualpipev"])("%s with pairs of every sensible time", (id) => {
  const family = families.get(id);
  /** Even processors, layers and microbatches for all of them, and a pair between its longer task and twice the sum. */
  const problems = fc.sample(
    fc.tuple(
      arbitrarySpec({ batches: 2 }),
      fc.constantFrom(2, 4),
      fc.integer({ min: 0, max: 3 }),
      fc.double({ min: 0, max: 2, noNaN: true }),
      fc.constantFrom("batch", "stage"),
    ),
    { seed: 7, numRuns: 40 },
  );
  const runs = problems.map(([spec, processors, more, share, barrier]) => {
    const column = (costs: typeof spec.forward) =>
      Array.from({ length: 2 * processors }, (_, l) =>
        typeof costs === "object" ? costs[l % costs.length] : 1,
      );
    const w = workload({
      ...spec,
      layers: 2 * processors,
      forward: column(spec.forward),
      activationGradient: column(spec.activationGradient),
      weightGradient: column(spec.weightGradient),
      activationBytes: 3,
      weightBytes: 5,
      gradientBytes: undefined,
      backward: undefined,
      wiring: undefined,
      processors,
      speeds: spec.speeds?.concat(1, 1, 1, 1).slice(0, processors),
      microbatches: 2 * processors + 2 * more,
    });
    const options: OptionValues = { barrier, pairTime: timeOfPair(w, share) };
    return { w, options, analysis: analysed(family, w, options) };
  });

  /** At `share` 0 the longer task of the most expensive stage alone, at 1 the sum of the longest forward and backward. */
  function timeOfPair(w: Workload, share: number): number {
    const { ops } = planOf(family, w).plan.tasks.graph;
    const longest = (kind: string) => Math.max(...ops.filter((op) => op.kind === kind).map((op) => op.cost));
    const [F, B] = [longest("forward"), longest("backward")];
    return Math.max(F, B) + Math.round(share * Math.min(F, B));
  }

  test("keeps every invariant, adds up, and is never faster than a bound", () => {
    for (const { w, analysis } of runs) {
      const { schedule, report } = analysis;
      expect(validate(schedule, w)).toEqual([]);
      const stalled = Object.values(report.stalls).reduce((a, b) => a + b, 0);
      expect(report.busy + stalled).toBe(w.processors * report.makespan);
      expect(report.makespan).toBeGreaterThanOrEqual(report.bounds.makespan.value * (1 - 1e-12));
      expect(report.period).toBeGreaterThanOrEqual(report.bounds.period.value * (1 - 1e-12));
      expect(report.closedForms.filter((form) => !form.agrees && form.whyNot === null)).toEqual([]);
    }
  });

  test("has a critical path without gaps but for transfers", () => {
    for (const { w, analysis } of runs) {
      const { schedule, criticalPath } = analysis;
      const { start, end } = schedule.columns;
      expect(start[criticalPath[0]]).toBe(0);
      expect(end[criticalPath[criticalPath.length - 1]]).toBe(schedule.makespan);
      const free = longestTransferTicks(w.transfer, 1) === 0;
      for (let i = 1; i < criticalPath.length; i++) {
        const waited = start[criticalPath[i]] - end[criticalPath[i - 1]];
        expect(waited).toBeGreaterThanOrEqual(0);
        if (free) expect(waited).toBe(0);
      }
    }
  });

  test("runs at its exact period in the long run", () => {
    for (const { w, options, analysis } of runs.slice(0, 8)) {
      const { period } = analysis.report;
      const batches = 24;
      const long = analyse({ ...w, batches }, family, options);
      if (isRefusal(long)) throw new Error(long.reason);
      const done = completedAt(long.schedule);
      const batch = w.microbatches;
      const rate = (done[batches * batch - 1] - done[(batches / 2) * batch - 1]) / ((batches / 2) * batch);
      expect(rate).toBeCloseTo(period ?? Number.NaN, 9);
    }
  });
});

/** Two fused stages; the first runs each forward after the warm-up overlapped with the backward behind it. */
function streamed(w: Workload, warmup: number, cost: number, isPaired: (m: number) => boolean): Plan {
  const microbatches = w.microbatches * w.batches;
  const graph = buildStageGraph(w, Int32Array.of(0, 1), "fused");
  const plan = loopedPlan(graph, microbatches, [`${"F0 ".repeat(warmup)}| F0 B0`, "F1 B1"]);
  const first = Int32Array.from({ length: microbatches }, (_, m) => m).filter(
    (m) => m >= warmup && isPaired(m),
  );
  return { ...plan, pairs: { first, cost: new Float64Array(first.length).fill(cost) } };
}

describe("the period of streamed pairs", () => {
  const periodOf = (warmup: number, isPaired = (_: number) => true) =>
    analysed(
      ownFamily((w) => ({ plan: streamed(w, warmup, 2, isPaired) })),
      uniform(2, [1, 1, 1], { processors: 2, microbatches: 40 }),
    ).report;

  test("goes around through either task of a pair", () => {
    // A pair of 2, then F1 and B1, which take 3, before the next pair.
    expect(periodOf(1).period).toBe(5);
    expect(periodOf(1).periodMeasured).toBe(5);
    // Two such circles at once; the second processor needs 3 for each minibatch.
    expect(periodOf(2).period).toBe(3);
    expect(periodOf(2).periodMeasured).toBe(3);
  });

  test("counts as many minibatches as it takes for pairs to come again", () => {
    // In turn a pair of 2, and F0 and B0 alone: B0 starts when B1 has ended, while F1 waits for F0 only.
    expect(periodOf(1, (m) => m % 2 === 0).period).toBe(periodOf(1, (m) => m % 2 === 0).periodMeasured);
  });
});

describe("a pair", () => {
  /** Processor 0: 0F0 1F2 0F1 1B2 (1F3;0B0) 1B3 0I1 0W1. */
  const result = scheduled(
    "dualpipe",
    {
      layers: 2,
      forward: 2,
      activationGradient: 2,
      weightGradient: 2,
      processors: 2,
      microbatches: 4,
    },
    { pairTime: 5 },
  );

  test("counts once as busy, half for each of its kinds", () => {
    const { busySums, columns, report } = result;
    expect([report.busy, report.makespan]).toEqual([46, 23]);
    const last = columns.rowOffset[1] - 1;
    expect(OP_KINDS.map((_, kind) => busySums[kind][last])).toEqual([8.5, 2, 2, 10.5]);
    expect(OP_KINDS.map((_, kind) => busySums[kind][4])).toEqual([8.5, 0, 0, 4]);
  });

  test("is named by both its tasks", () => {
    expect(describeTask(result, position(4), units).when).toBe(
      "From 10 u to 15 u, 5 u long; runs overlapped with 0B0, the backward of layer 0, microbatch 0.",
    );
    expect(describeTask(result, position(5), units).when).toBe(
      "From 10 u to 15 u, 5 u long; runs overlapped with 1F3, the forward of layer 1, microbatch 3.",
    );
    expect(describeTask(result, position(3), units).when).toBe("From 6 u to 10 u, 4 u long.");
  });

  test("is one step of a busy stretch", () => {
    const { chain } = describeTask(result, position(6), units);
    const fromSecond = describeTask(result, position(5), units).chain[0].sentence;
    expect(fromSecond).toBe(describeTask(result, position(4), units).chain[0].sentence);
    expect(chain[0].sentence).toMatch(
      /^From 0 u to 15 u processor 0 is busy with 6 tasks, beginning with the forward of layer 0, microbatch 0/,
    );
  });

  test("takes off from the bounds what it saves, and meets them here", () => {
    expect(result.report.bounds.makespan).toEqual({
      value: 23,
      reason: "total work, less what overlapped pairs save, ÷ processors",
      gap: 0,
    });
    expect(result.report.bounds.period).toMatchObject({ value: 23 / 4, gap: 0 });
  });

  test("waits for what either task needs", () => {
    // On processor 1 of a slow link the pair (1F1;0B2) needs 1B2 of processor 0, whichever of its tasks is asked.
    const slow = scheduled("dualpipe", {
      layers: 2,
      processors: 2,
      microbatches: 4,
      latency: 3,
    });
    const first = slow.columns.rowOffset[1] + 4;
    const sentences = [first, first + 1].map(
      (at) => describeTask(slow, position(at), units).chain[0].sentence,
    );
    const input =
      "the result of the backward of layer 1, microbatch 2, on processor 0, which ends at 8 u and whose result travels 3 u.";
    expect(sentences).toEqual([
      `The forward of layer 1, microbatch 1, on processor 1, starts at 11 u: it runs overlapped with 0B2, and that needs ${input}`,
      `The backward of layer 0, microbatch 2, on processor 1, starts at 11 u: it needs ${input}`,
    ]);
  });
});
