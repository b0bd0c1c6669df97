import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { analysed } from "../../testing/analysed";
import { planOf, scheduleOf } from "../../testing/schedules";
import { uniform, type WorkloadSpec } from "../../testing/workloads";
import { ranksOf } from "../notation";
import { dualPipe } from "./dualPipe";

/** One layer for each processor. */
function chain(
  processors: number,
  microbatches: number,
  times: readonly [number, number, number] = [1, 1, 1],
  rest: WorkloadSpec = {},
) {
  return uniform(processors, times, { processors, microbatches, ...rest });
}

function ranks(...args: Parameters<typeof planOf>): string[] {
  return ranksOf(planOf(...args).plan).map((row) => row.join(" "));
}

function refusal(w: Parameters<typeof planOf>[1], options = {}): string {
  const made = dualPipe.plan(w, { barrier: "batch", ...options });
  return isRefusal(made) ? made.reason : "planned";
}

/** Ticks that every processor idles until the makespan. */
function idle(w: Parameters<typeof planOf>[1], options = {}): number {
  const { makespan, busy } = analysed(dualPipe, w, options).report;
  return makespan - busy / w.processors;
}

describe("DualPipe's order", () => {
  test("on four processors with eight microbatches is that of the eight steps", () => {
    expect(ranks(dualPipe, chain(4, 8))).toEqual([
      "0F0 0F1 0F2 3F4 3I4 3W4 3F5 (0F3;3B5) (3F6;0B0) 3B6 (3F7;0B1) 3B7 0I2 0W2 0I3 0W3",
      "1F0 2F4 1F1 2F5 1F2 2B4 (2F6;1B0) (1F3;2B5) (2F7;1B1) 2B6 1B2 2I7 1I3 2W7 1W3",
      "1F4 2F0 1F5 2F1 1F6 2B0 (2F2;1B4) (1F7;2B1) (2F3;1B5) 2B2 1B6 2I3 1I7 2W3 1W7",
      "0F4 0F5 0F6 3F0 3I0 3W0 3F1 (0F7;3B1) (3F2;0B4) 3B2 (3F3;0B5) 3B3 0I6 0W6 0I7 0W7",
    ]);
  });

  test("counts microbatches of both directions, and starts from the processor's own end (schedules.md 23, mistake 7)", () => {
    const [first, last] = ranks(dualPipe, chain(2, 4));
    expect(first).toBe("0F0 1F2 0F1 1B2 (1F3;0B0) 1B3 0I1 0W1");
    expect(last).toBe("0F2 1F0 0F3 1B0 (1F1;0B2) 1B1 0I3 0W3");
  });

  test("runs the first forward and backward of the middle one after the other (schedules.md 23, mistake 7)", () => {
    const rows = ranks(dualPipe, chain(8, 16));
    const firstBackward = rows.map((row) => row.split(" ").find((cell) => cell.includes("B")));
    expect(firstBackward.map((cell) => cell?.startsWith("("))).toEqual([
      ...[true, true, true, false],
      ...[false, true, true, true],
    ]);
  });

  test("does not depend on costs", () => {
    const order = ranks(dualPipe, chain(6, 14));
    expect(ranks(dualPipe, chain(6, 14, [2, 3, 1]), { pairTime: 5 })).toEqual(order);
    expect(ranks(dualPipe, chain(6, 14, [0, 0, 0]))).toEqual(order);
  });
});

describe("DualPipe's times", () => {
  test("on eight processors with twenty microbatches, F = 1, B = 2 and pairs of 3, are 66", () => {
    expect(scheduleOf(dualPipe, chain(8, 20), { pairTime: 3 }).makespan).toBe(66);
    expect(scheduleOf(dualPipe, chain(8, 20)).makespan).toBe(66);
  });

  test.each([
    [4, 6],
    [6, 12],
    [8, 19],
  ])("on %i processors at 2, 3, 1 leave %i ticks idle", (processors, ticks) => {
    expect(idle(chain(processors, 2 * processors, [2, 3, 1]))).toBe(ticks);
    expect(idle(chain(processors, 4 * processors, [2, 3, 1]))).toBe(ticks);
  });

  test.each([
    [2, 0],
    [4, 2],
    [6, 4],
    [8, 6],
  ])("on %i processors at equal costs leave the published bubble of %i idle", (processors, ticks) => {
    expect(idle(chain(processors, 2 * processors))).toBe(ticks);
  });

  test("get shorter with pairs that overlap, and no task starts or ends alone in one", () => {
    expect(scheduleOf(dualPipe, chain(8, 20, [2, 2, 2]), { pairTime: 6 }).makespan).toBe(132);
    expect(scheduleOf(dualPipe, chain(8, 20, [2, 2, 2]), { pairTime: 5 }).makespan).toBe(118);
    expect(scheduleOf(dualPipe, chain(8, 20, [2, 2, 2]), { pairTime: 4 }).makespan).toBe(104);
  });

  test("pass a backward's gradient on only at its end (schedules.md 23, mistake 9)", () => {
    const schedule = scheduleOf(dualPipe, chain(4, 8));
    const { start, end, position } = schedule.columns;
    const at = (cell: string) => {
      const order = ranksOf({ ...schedule.plan, pairs: undefined });
      const row = order.findIndex((cells) => cells.includes(cell));
      return position[schedule.plan.order[row][order[row].indexOf(cell)]];
    };
    expect(end[at("2B4")] - start[at("2B4")]).toBe(2);
    expect(start[at("1B4")]).toBeGreaterThanOrEqual(end[at("2B4")]);
  });

  test("count a pair's time in the unit of the costs, and say when it was rounded to ticks", () => {
    const w = chain(4, 8, [2, 2, 2], { ticksPerUnit: 2 }); // 1 unit each
    expect(planOf(dualPipe, w, { pairTime: 2.5 }).plan.pairs?.cost[0]).toBe(5);
    expect(planOf(dualPipe, w, { pairTime: 2.5 }).notes).toHaveLength(1);
    expect(planOf(dualPipe, w, { pairTime: 2.4 }).notes?.[0]).toBe(
      "An overlapped pair takes 2.5: 2.4 was rounded to whole ticks.",
    );
  });
});

describe("DualPipe's numbers", () => {
  test("are the formulas of the literature, where they hold", () => {
    const { report } = analysed(dualPipe, chain(8, 20));
    expect(report.peakActivations).toEqual(new Array(8).fill(9));
    expect(report.idleInsideSpan).toEqual([6, 5, 4, 3, 3, 4, 5, 6]);
    expect(report.closedForms.map(({ metric, value, agrees }) => [metric, value, agrees])).toEqual([
      ["makespan", 66, true],
      ["idleInsideSpan", [6, null, null, null, null, null, null, 6], true],
      ["peakActivations", new Array(8).fill(9), true],
    ]);
  });

  test("have the formula's makespan for every time of a pair at equal costs, and its bubble in the middle", () => {
    for (const processors of [2, 4, 6, 8, 10])
      for (const pairTime of [6, 7, 8, 9, 12, 40]) {
        const w = chain(processors, 2 * processors + 4, [3, 3, 3]);
        const { report } = analysed(dualPipe, w, { pairTime });
        const [makespan, bubble] = report.closedForms;
        expect([processors, pairTime, makespan.whyNot, makespan.agrees]).toEqual([
          processors,
          pairTime,
          null,
          true,
        ]);
        expect(bubble.agrees).toBe(bubble.whyNot === null);
      }
  });

  test("are not the formula's at unequal costs, which says so", () => {
    const { closedForms } = analysed(dualPipe, chain(8, 20, [2, 3, 1])).report;
    const why = "The formula is exact only for F, I and W that take equally long.";
    expect(closedForms.map(({ whyNot }) => whyNot)).toEqual([why, why, null]);
    expect(closedForms[1].value).toEqual([21, null, null, null, null, null, null, 21]);
  });

  test("count the exchange of gradients between the copies as traffic, once a batch", () => {
    const w = chain(4, 8, [1, 1, 1], { weightBytes: 12 });
    const { allReduceBytes, notes } = planOf(dualPipe, w);
    expect(allReduceBytes).toBe((2 * 4 * 12) / 8); // each of 8 holders sends a stage's 12 bytes
    expect(notes).toEqual([
      "Each processor holds the weights of 2 stages; the 2 copies of a stage add up their gradients once a batch, which counts as traffic and takes no time.",
    ]);
    expect(analysed(dualPipe, w).report.trafficBytes).toBe(2 * 3 + 12); // 2M(P − 1) in a batch of M
  });
});

describe("DualPipe refuses", () => {
  test("an odd number of processors", () => {
    expect(refusal(chain(5, 20))).toBe(
      "DualPipe needs an even number of processors; the nearest to 5 are 4 and 6.",
    );
  });

  test("too few or an odd number of microbatches", () => {
    expect(refusal(chain(8, 15))).toBe(
      "DualPipe on 8 processors needs at least 2P = 16 microbatches, and an even number of them; 15 are too few, the nearest is 16.",
    );
    expect(refusal(chain(4, 9))).toBe(
      "DualPipe needs an even number of microbatches, half of them in each direction; the nearest to 9 are 8 and 10.",
    );
  });

  test("pairs that are over before the longer of their tasks alone", () => {
    const w = chain(4, 8, [2, 4, 4], { ticksPerUnit: 2 });
    expect(refusal(w, { pairTime: 3.5 })).toBe(
      "An overlapped pair cannot take 3.5: the backward of stage 0 alone takes 4, which is the least that works.",
    );
    expect(refusal(w, { pairTime: 4 })).toBe("planned");
  });

  test("pairs that make the run too long to count", () => {
    expect(refusal(chain(4, 8), { pairTime: 9e15 })).toMatch(
      /^With pairs that take 9000000000000000 the run could last more than 2\^53 ticks; the most that works is \d+\.$/,
    );
  });

  test("nothing where layers are too few: it uses the largest even number of processors that they feed", () => {
    const { plan, notes } = planOf(dualPipe, uniform(5, [1, 1, 1], { processors: 7, microbatches: 8 }));
    expect(plan.order.map((row) => row.length > 0)).toEqual([
      ...new Array(4).fill(true),
      false,
      false,
      false,
    ]);
    expect(notes?.[0]).toMatch(/^4 of 7 processors used/);
  });
});
