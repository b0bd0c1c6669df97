import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { analysed } from "../../testing/analysed";
import { planOf, scheduleOf } from "../../testing/schedules";
import { uniform } from "../../testing/workloads";
import { ranksOf } from "../notation";
import { validate } from "../validate";
import { chimera } from "./chimera";

/** One layer for each processor, tF = 2 and tB as given. */
function chain(processors: number, microbatches: number, backward = 4) {
  return uniform(processors, [2, backward / 2, backward / 2], { processors, microbatches });
}

/** schedules.md 13 by hand: K = 2; down stage s in slots 2j + s and 2j + 7 − s, up stage s on processor 3 − s. */
const FOUR_ON_FOUR = [
  "0F0 0F1 3F2 3B2 3F3 3B3 0B0 0B1",
  "1F0 2F2 1F1 2F3 2B2 1B0 2B3 1B1",
  "1F2 2F0 1F3 2F1 2B0 1B2 2B1 1B3",
  "0F2 0F3 3F0 3B0 3F1 3B1 0B2 0B3",
];

function ranks(...args: Parameters<typeof planOf>): string[] {
  return ranksOf(planOf(...args).plan).map((row) => row.join(" "));
}

function refusal(...[family, w, options = {}]: Parameters<typeof planOf>): string {
  const made = family.plan(w, { copies: 2, barrier: "batch", ...options });
  return isRefusal(made) ? made.reason : "planned";
}

describe("Chimera's order", () => {
  test("on four processors is that of the slots", () => {
    expect(ranks(chimera, chain(4, 4))).toEqual(FOUR_ON_FOUR);
  });

  test("is fixed at equal forwards and backwards, whatever they cost (schedules.md 23, mistake 13)", () => {
    expect(ranks(chimera, chain(4, 4, 2))).toEqual(FOUR_ON_FOUR);
    expect(ranks(chimera, chain(4, 4, 40))).toEqual(FOUR_ON_FOUR);
  });

  test("of a second unit starts before the first has ended", () => {
    expect(ranks(chimera, chain(4, 8))[0]).toBe(
      "0F0 0F1 3F2 3B2 3F3 3B3 0B0 0F4 0B1 0F5 3F6 3B6 3F7 3B7 0B4 0B5",
    );
  });

  test("deals a last half unit to the down pipelines", () => {
    expect(ranks(chimera, chain(4, 6))[3]).toBe("0F2 0F3 3F0 3B0 3F1 3B1 0B2 0B3 3F4 3B4 3F5 3B5");
  });

  test("of four copies shifts each pair of pipelines by half the processors", () => {
    expect(ranks(chimera, chain(4, 4), { copies: 4 })).toEqual([
      "0F0 1F3 2F1 3F2 3B2 2B1 1B3 0B0",
      "0F3 1F0 2F2 3F1 3B1 2B2 1B0 0B3",
      "0F1 1F2 2F0 3F3 3B3 2B0 1B2 0B1",
      "0F2 1F1 2F3 3F0 3B0 2B3 1B1 0B2",
    ]);
  });
});

test.each([
  [4, 2],
  [8, 3],
  [12, 4],
  [16, 5],
])("with tB = 2tF, P = 4 and M = %i idles %i × 2tF", (microbatches, twice) => {
  const w = chain(4, microbatches);
  const idle = scheduleOf(chimera, w).makespan - microbatches * 6;
  expect(idle).toBe(twice * 2 * 2);
});

describe("Chimera's closed forms", () => {
  const cases = [2, 4, 6, 8, 12].flatMap((p) => [1, 2, 3, 5].map((units) => [p, units * p] as const));

  test.each(cases)("are met on P = %i with M = %i", (processors, microbatches) => {
    const { report, schedule } = analysed(chimera, chain(processors, microbatches, 2));
    expect(schedule.makespan).toBe((2 * microbatches + processors - 2) * 2);
    expect(report.closedForms).toMatchObject([
      { metric: "makespan", agrees: true, whyNot: null },
      { metric: "peakActivations", agrees: true, whyNot: null },
    ]);
  });

  test("say that peaks go from P/2 + 1 at the ends to P in the middle", () => {
    expect(analysed(chimera, chain(8, 16)).report.peakActivations).toEqual([5, 6, 7, 8, 8, 7, 6, 5]);
  });

  test("say why they are not met", () => {
    const whyNot = (...args: Parameters<typeof planOf>) =>
      planOf(...args).closedForms?.map((form) => form.whyNot);
    expect(whyNot(chimera, chain(4, 8, 4))).toEqual([
      "The formula is for forwards as long as backwards.",
      undefined,
    ]);
    expect(whyNot(chimera, chain(4, 6, 2))).toEqual([
      "The formula is for M a multiple of P.",
      "The formula is for M a multiple of P.",
    ]);
    expect(whyNot(chimera, chain(4, 8, 2), { copies: 4 })?.[0]).toBe("The formula is for two copies.");
  });
});

test.each([
  [8, 4, 8],
  [8, 4, 12],
  [8, 8, 4],
  [12, 4, 18],
  [12, 6, 24],
])("P = %i with %i copies and M = %i breaks no invariant", (processors, copies, microbatches) => {
  const w = uniform(processors, [2, 1, 3], { processors, microbatches, latency: 1, batches: 2 });
  expect(validate(scheduleOf(chimera, w, { copies }), w)).toEqual([]);
});

test("sends 2(P − 1) tensors a microbatch, and the gradients of a stage once around its copies", () => {
  const w = uniform(4, [1, 1, 1], { processors: 4, microbatches: 8, weightBytes: 0 });
  expect(analysed(chimera, w).report.trafficBytes).toBe(2 * 3);
  const heavy = uniform(4, [1, 1, 1], { processors: 4, microbatches: 8, weightBytes: 100 });
  expect(analysed(chimera, heavy).report.trafficBytes).toBe(2 * 3 + (2 * 400) / 8);
  expect(analysed(chimera, heavy, { copies: 4 }).report.trafficBytes).toBe(2 * 3 + (6 * 400) / 8);
});

test("takes 2M + P − 2 slots for every batch under a barrier", () => {
  const two = uniform(4, [2, 1, 1], { processors: 4, microbatches: 4, batches: 2 });
  expect(scheduleOf(chimera, two).makespan).toBe(2 * 10 * 2);
  expect(analysed(chimera, two).report.period).toBe((10 * 2) / 4);
});

describe("Chimera refuses", () => {
  test("an odd number of processors", () => {
    const w = uniform(8, [1, 1, 1], { processors: 5, microbatches: 4 });
    expect(refusal(chimera, w)).toBe(
      "Chimera needs an even number of processors; the nearest to 5 are 4 and 6.",
    );
    expect(refusal(chimera, { ...w, processors: 1 })).toBe(
      "Chimera needs an even number of processors; the nearest to 1 is 2.",
    );
  });

  test("processors that its copies do not divide", () => {
    expect(refusal(chimera, chain(6, 6), { copies: 4 })).toBe(
      "Chimera with 4 copies needs a multiple of 4 processors; the nearest to 6 are 4 and 8.",
    );
  });

  test("an odd number of copies", () => {
    const even = "Half of Chimera's copies run in each direction, so their number is even";
    expect(refusal(chimera, chain(4, 4), { copies: 3 })).toBe(
      `${even}, and it divides the 4 processors; the nearest to 3 are 2 and 4.`,
    );
    expect(refusal(chimera, chain(6, 6), { copies: 3 })).toBe(
      `${even}, and it divides the 6 processors; the nearest to 3 are 2 and 6.`,
    );
    expect(refusal(chimera, chain(6, 6), { copies: 9 })).toBe(
      `${even}, and it divides the 6 processors; the nearest to 9 is 6.`,
    );
    expect(refusal(chimera, chain(5, 5), { copies: 3 })).toBe(`${even}; the nearest to 3 are 2 and 4.`);
  });

  test("microbatches that leave less than half a unit", () => {
    expect(refusal(chimera, chain(8, 7))).toBe(
      "M must be a multiple of 4 (P ÷ 2); the nearest to 7 are 4 and 8.",
    );
  });

  test("fewer layers than copies", () => {
    const one = uniform(1, [1, 1, 1], { processors: 4, microbatches: 4 });
    expect(refusal(chimera, one)).toBe(
      "Chimera needs 2 processors with a stage each, and so 2 layers; this network has 1.",
    );
  });
});

test("leaves processors unused where layers are fewer", () => {
  const w = uniform(5, [1, 1, 1], { processors: 8, microbatches: 4 });
  const made = planOf(chimera, w);
  expect(made.plan.order.map((row) => row.length)).toEqual([8, 8, 8, 8, 0, 0, 0, 0]);
  expect(made.notes?.[0]).toBe("4 of 8 processors used.");
  expect(refusal(chimera, { ...w, microbatches: 5 })).toBe(
    "M must be a multiple of 2 (P ÷ 2, with P = 4 in use); the nearest to 5 are 4 and 6.",
  );
});
