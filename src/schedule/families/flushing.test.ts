import { describe, expect, test } from "vitest";
import { analysed } from "../../testing/analysed";
import { planOf, scheduleOf } from "../../testing/schedules";
import { uniform, workload } from "../../testing/workloads";
import { ranksOf } from "../notation";
import { gpipe } from "./gpipe";
import { naive } from "./naive";
import { oneForwardOneBackward } from "./oneForwardOneBackward";
import { sequential } from "./sequential";

const four = uniform(3, [1, 1, 1], { processors: 3, microbatches: 4 });

function ranks(...args: Parameters<typeof planOf>): string[] {
  return ranksOf(planOf(...args).plan).map((row) => row.join(" "));
}

describe("GPipe", () => {
  test("runs all forwards, then all backwards in the same order, or in reverse", () => {
    expect(ranks(gpipe, four)[0]).toBe("0F0 0F1 0F2 0F3 0B0 0B1 0B2 0B3");
    expect(ranks(gpipe, four, { drain: "lifo" })[1]).toBe("1F0 1F1 1F2 1F3 1B3 1B2 1B1 1B0");
  });

  test("numbers microbatches on through batches", () => {
    const twice = uniform(2, [1, 1, 1], { processors: 2, microbatches: 2, batches: 2 });
    expect(ranks(gpipe, twice)[1]).toBe("1F0 1F1 1B0 1B1 1F2 1F3 1B2 1B3");
  });
});

describe("1F1B", () => {
  test("warms up with one forward for each stage still ahead", () => {
    expect(ranks(oneForwardOneBackward, four)).toEqual([
      "0F0 0F1 0F2 0B0 0F3 0B1 0B2 0B3",
      "1F0 1F1 1B0 1F2 1B1 1F3 1B2 1B3",
      "2F0 2B0 2F1 2B1 2F2 2B2 2F3 2B3",
    ]);
  });

  test("starts with microbatch 0 on the last stage, too, whatever PyTorch displays", () => {
    for (const microbatches of [1, 3, 4, 9]) {
      const w = uniform(4, [1, 1, 1], { processors: 4, microbatches });
      const expected = Array.from({ length: microbatches }, (_, m) => `3F${m} 3B${m}`).join(" ");
      expect(ranks(oneForwardOneBackward, w)[3]).toBe(expected);
    }
  });

  test("with fewer microbatches than stages is GPipe on the first stage", () => {
    const short = uniform(4, [1, 1, 1], { processors: 4, microbatches: 2 });
    expect(ranks(oneForwardOneBackward, short)[0]).toBe("0F0 0F1 0B0 0B1");
  });
});

describe("uniform stages without transfers", () => {
  const cases = [1, 2, 3, 4, 8].flatMap((p) => [1, 2, 3, 7, 16].map((m) => [p, m] as const));

  test.each(cases)("take (M + P − 1)(tF + tB) on P = %i with M = %i", (processors, microbatches) => {
    const w = uniform(processors, [2, 3, 4], { processors, microbatches });
    const ticks = (microbatches + processors - 1) * 9;
    expect(scheduleOf(gpipe, w).makespan).toBe(ticks);
    expect(scheduleOf(gpipe, w, { drain: "lifo" }).makespan).toBe(ticks);
    expect(scheduleOf(oneForwardOneBackward, w).makespan).toBe(ticks);
    expect(scheduleOf(sequential, w).makespan).toBe(microbatches * processors * 9);
  });

  test.each([
    [4, 8, 33],
    [8, 32, 117],
    [16, 128, 429],
    [64, 1024, 3261],
  ])("take as long as other simulators find: P = %i, M = %i in %i", (processors, microbatches, ticks) => {
    const w = uniform(processors, [1, 1, 1], { processors, microbatches });
    expect(scheduleOf(oneForwardOneBackward, w).makespan).toBe(ticks);
  });
});

test.each([
  [4, 8, 0, 66, 66],
  [4, 8, 1, 72, 82],
  [8, 32, 1, 248, 302],
])(
  "1F1B exposes every transfer that GPipe hides: P = %i, M = %i, c = %i",
  (processors, microbatches, latency, g, f) => {
    const w = uniform(processors, [2, 2, 2], { processors, microbatches, latency });
    expect(scheduleOf(gpipe, w).makespan).toBe(g);
    expect(scheduleOf(oneForwardOneBackward, w).makespan).toBe(f);
  },
);

describe("two batches", () => {
  const w = uniform(3, [1, 1, 1], { processors: 3, microbatches: 4, batches: 2 });

  test("take twice as long as one under a barrier for everyone", () => {
    expect(scheduleOf(gpipe, w).makespan).toBe(2 * (4 + 2) * 3);
    expect(scheduleOf(oneForwardOneBackward, w).makespan).toBe(2 * (4 + 2) * 3);
  });

  test("overlap where each stage goes on after its own update", () => {
    // Stage 2 finishes batch 0 four ticks before stage 0 does, but batch 1 still enters at stage 0.
    expect(scheduleOf(oneForwardOneBackward, w, { barrier: "stage" }).makespan).toBe(36);
    const lastStageSlow = workload({
      forward: [1, 1, 3],
      processors: 3,
      microbatches: 2,
      batches: 2,
    });
    const waiting = scheduleOf(gpipe, lastStageSlow, { barrier: "batch" }).makespan;
    expect(scheduleOf(gpipe, lastStageSlow, { barrier: "stage" }).makespan).toBeLessThanOrEqual(waiting);
  });

  test("have no barrier to wait for if there is only one", () => {
    expect(planOf(gpipe, four).plan.after).toEqual([]);
    expect(planOf(gpipe, w).plan.after).toEqual([
      { kind: "barrier", every: 4, scope: "batch", cause: "update" },
    ]);
  });
});

describe("closed forms of GPipe", () => {
  const forms = (spec: object) =>
    planOf(gpipe, uniform(4, [1, 1, 1], { processors: 4, microbatches: 8, ...spec })).closedForms;

  test("are given for uniform stages", () => {
    expect(forms({})).toEqual([
      { metric: "makespan", formula: "(M + P − 1)(tF + tB)", value: 33 },
      { metric: "bubbleFraction", formula: "(P − 1) ÷ (M + P − 1)", value: 3 / 11 },
      { metric: "peakActivations", formula: "M", value: [8, 8, 8, 8] },
    ]);
  });

  test("add two transfers for every boundary", () => {
    expect(forms({ latency: 1 })?.[0]).toEqual({
      metric: "makespan",
      formula: "(M + P − 1)(tF + tB) + 2(P − 1)·c",
      value: 39,
    });
    const unlike = forms({ ticksPerByte: 1, activationBytes: [1, 2, 3, 4] });
    expect(unlike?.[0].whyNot).toBe("The formula is for transfers that take equally long.");
    expect(unlike?.[1].whyNot).toBe("The formula leaves out transfers.");
  });

  test("say why they do not hold", () => {
    expect(forms({ batches: 2 })?.[0]).toMatchObject({ value: 33, whyNot: "The formula is for one batch." });
    for (const spec of [{ processors: 3 }, { speeds: [1, 1, 1, 2] }])
      expect(forms(spec)?.[0]).toMatchObject({
        value: null,
        whyNot: "The formula is for stages that take equally long.",
      });
    const nothing = planOf(gpipe, uniform(4, [0, 0, 0], { processors: 4, microbatches: 8 }));
    expect(nothing.closedForms?.map((form) => form.whyNot)).toEqual([
      "The formula is for stages that take time.",
      "The formula is for stages that take time.",
      "The formula counts stages that take time.",
    ]);
  });

  test("are for the processors in use", () => {
    const made = planOf(gpipe, uniform(4, [1, 1, 1], { processors: 5, microbatches: 8 }));
    expect(made.closedForms).toEqual([
      { metric: "makespan", formula: "(M + P − 1)(tF + tB)", value: 33 },
      {
        metric: "bubbleFraction",
        formula: "(P − 1) ÷ (M + P − 1)",
        value: 3 / 11,
        whyNot: "Not every processor is used.",
      },
      { metric: "peakActivations", formula: "M", value: [8, 8, 8, 8, 0] },
    ]);
    expect(made.notes).toEqual(["4 of 5 processors used: 4 layers make at most as many stages."]);
  });
});

describe("naive model parallelism", () => {
  test("takes one microbatch after the other through all stages and back", () => {
    expect(ranks(naive, uniform(2, [1, 1, 1], { processors: 2, microbatches: 3 }))).toEqual([
      "0F0 0B0 0F1 0B1 0F2 0B2",
      "1F0 1B0 1F1 1B1 1F2 1B2",
    ]);
  });

  test("lets one processor work at a time", () => {
    const { report } = analysed(naive, uniform(4, [1, 1, 1], { processors: 4, microbatches: 8 }));
    expect(report.makespan).toBe(8 * 4 * 3);
    expect(report.bubbleFraction).toBe(3 / 4);
    expect(report.peakActivations).toEqual([1, 1, 1, 1]);
    expect(report.closedForms.map((form) => form.agrees)).toEqual([true, true, true]);
  });

  test("pays for every transfer", () => {
    const w = uniform(3, [1, 1, 1], { processors: 3, microbatches: 2, latency: 5 });
    expect(scheduleOf(naive, w).makespan).toBe(2 * (9 + 4 * 5));
  });
});

test("a sequential run does layer after layer there and back on processor 0", () => {
  const w = uniform(2, [1, 1, 1], { processors: 2, microbatches: 2 });
  expect(ranks(sequential, w)).toEqual(["0F0 1F0 1B0 0B0 0F1 1F1 1B1 0B1", ""]);
  expect(planOf(sequential, w).notes).toEqual(["1 of 2 processors used."]);
});

test("a sequential run is on the first of the fastest processors, in whole ticks of it", () => {
  const w = uniform(2, [3, 1, 1], { speeds: [1, 2, 2], microbatches: 2 });
  expect(ranks(sequential, w)).toEqual(["", "0F0 1F0 1B0 0B0 0F1 1F1 1B1 0B1", ""]);
  const { notes, closedForms } = planOf(sequential, w);
  expect(notes).toEqual(["1 of 3 processors used.", "Everything runs on P1, the fastest."]);
  expect(closedForms?.[0].value).toBe(12); // two microbatches of two layers: 2 ticks forward, 1 tick backward
  expect(scheduleOf(sequential, w).makespan).toBe(12);
});
