import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { analysed } from "../../testing/analysed";
import { planOf, scheduleOf } from "../../testing/schedules";
import { uniform } from "../../testing/workloads";
import { ranksOf } from "../notation";
import { zbV } from "./zbV";

/** Two layers of F = I = W = 1 for each processor. */
function vee(processors: number, microbatches: number, rest = {}) {
  return uniform(2 * processors, [1, 1, 1], { processors, microbatches, ...rest });
}

function ranks(...args: Parameters<typeof planOf>): string[] {
  return ranksOf(planOf(...args).plan).map((row) => row.join(" "));
}

describe("ZB-V's order", () => {
  test("on two processors is that of the hand-made rule", () => {
    expect(ranks(zbV, vee(2, 4))).toEqual([
      "0F0 0F1 0F2 3F0 3I0 3W0 3F1 3I1 3W1 0F3 0I0 0W0 3F2 3I2 3W2 0I1 0W1 3F3 3I3 3W3 0I2 0W2 0I3 0W3",
      "1F0 2F0 1F1 2F1 2I0 2W0 1F2 1I0 1W0 2F2 2I1 2W1 1F3 1I1 1W1 2F3 2I2 2W2 1I2 2I3 1I3 1W2 2W3 1W3",
    ]);
  });

  test("of fewer than 2P − 1 microbatches is that of 2P − 1 without the others (schedules.md 23, mistake 8)", () => {
    expect(ranks(zbV, vee(2, 1))).toEqual(["0F0 3F0 3I0 3W0 0I0 0W0", "1F0 2F0 2I0 2W0 1I0 1W0"]);
    expect(ranks(zbV, vee(2, 2))).toEqual([
      "0F0 0F1 3F0 3I0 3W0 3F1 3I1 3W1 0I0 0W0 0I1 0W1",
      "1F0 2F0 1F1 2F1 2I0 2W0 1I0 1W0 2I1 2W1 1I1 1W1",
    ]);
  });

  test("on one processor splits every backward", () => {
    expect(ranks(zbV, vee(1, 2))).toEqual(["0F0 1F0 1I0 1W0 0F1 0I0 0W0 1F1 1I1 1W1 0I1 0W1"]);
  });
});

describe("ZB-V", () => {
  test.each([
    [2, 3, 19],
    [2, 8, 49],
    [4, 7, 45],
    [4, 8, 51],
    [8, 32, 199],
  ])(
    "on %i processors with %i microbatches takes 6M + P − 1 and idles in no span",
    (processors, M, makespan) => {
      const { report } = analysed(zbV, vee(processors, M));
      expect(report.makespan).toBe(makespan);
      expect(report.idleInsideSpan).toEqual(new Array(processors).fill(0));
      expect(report.peakActivations).toEqual(new Array(processors).fill(2 * processors));
    },
  );

  test("idles P − 1 all the same, if the makespan is the measure (schedules.md 23, mistake 4)", () => {
    const { report } = analysed(zbV, vee(4, 8));
    expect(4 * report.makespan - report.busy).toBe(4 * 3);
    expect(report.bubbleFraction).toBe(3 / 51);
  });

  test("idles where F, I and W are unequal, and its formulas then say why they do not hold", () => {
    const { report } = analysed(zbV, uniform(8, [2, 2, 1], { processors: 4, microbatches: 8 }));
    expect(Math.max(...report.idleInsideSpan)).toBeGreaterThan(0);
    const why = "The formula is for F, I and W that take equally long.";
    expect(report.closedForms.map(({ metric, whyNot }) => [metric, whyNot])).toEqual([
      ["makespan", why],
      ["idleInsideSpan", why],
      ["peakActivations", null],
    ]);
  });

  test("idles with fewer than 2P − 1 microbatches, and its formulas say so", () => {
    const { report } = analysed(zbV, vee(4, 4));
    expect(report.makespan).toBe(30);
    expect(report.closedForms.map(({ whyNot }) => whyNot)).toEqual(
      new Array(3).fill("The formula holds for M of at least 2P − 1 = 7."),
    );
  });

  test("turns for free at the end of the vee (schedules.md 23, mistake 15)", () => {
    expect(scheduleOf(zbV, vee(1, 3, { latency: 50 })).makespan).toBe(18);
    // F0 F1, a transfer between them; F2 at once; F3, I3, W3 and I2 a transfer later each way; I0 ends after another.
    expect(scheduleOf(zbV, vee(2, 1, { latency: 50 })).makespan).toBe(10 + 4 * 50);
    expect(analysed(zbV, vee(4, 8)).report.trafficBytes).toBe(4 * 3); // 4M(P − 1) in a batch of M
  });

  test("refuses a network of one layer", () => {
    const made = zbV.plan(uniform(1, [1, 1, 1], { processors: 2, microbatches: 4 }), {});
    expect(isRefusal(made) && made.reason).toBe(
      "ZB-V puts two stages on each processor and needs at least 2 layers; this network has 1 layer.",
    );
  });
});
