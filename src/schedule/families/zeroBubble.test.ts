import { describe, expect, test } from "vitest";
import { analysed } from "../../testing/analysed";
import { planOf, scheduleOf } from "../../testing/schedules";
import { uniform, workload } from "../../testing/workloads";
import { ranksOf } from "../notation";
import { oneForwardOneBackward } from "./oneForwardOneBackward";
import { zbH1 } from "./zbH1";
import { zbH1QuickStart } from "./zbH1QuickStart";
import { zbH2 } from "./zbH2";

type Times = readonly [number, number, number];

/** As many equal layers as stages. */
function problem(P: number, M: number, v = 1, times: Times = [1, 1, 1]) {
  return uniform(P * v, times, { processors: P, microbatches: M });
}

function ranks(...args: Parameters<typeof planOf>): string[] {
  return ranksOf(planOf(...args).plan).map((row) => row.join(" "));
}

/** Most forwards of a row without their weight gradient or fused backward. */
function peaks(...args: Parameters<typeof planOf>): number[] {
  return ranks(...args).map((row) => {
    let open = 0;
    let most = 0;
    for (const cell of row.split(" ")) {
      open += cell.includes("F") ? 1 : cell.includes("I") ? 0 : -1;
      most = Math.max(most, open);
    }
    return most;
  });
}

const counts = [1, 2, 3, 4, 8].flatMap((P) => Array.from({ length: 4 * P }, (_, i) => [P, i + 1] as const));

describe("ZB-H1", () => {
  test("puts the weight gradient off by as many microbatches as there are stages before", () => {
    expect(ranks(zbH1, problem(3, 4))).toEqual([
      "0F0 0F1 0F2 0I0 0W0 0F3 0I1 0W1 0I2 0W2 0I3 0W3",
      "1F0 1F1 1I0 1F2 1I1 1W0 1F3 1I2 1W1 1I3 1W2 1W3",
      "2F0 2I0 2F1 2I1 2F2 2I2 2W0 2F3 2I3 2W1 2W2 2W3",
    ]);
  });

  test("loops through several chunks in groups", () => {
    expect(ranks(zbH1, problem(2, 2, 2), { chunks: 2 })).toEqual([
      "0F0 0F1 2F0 2F1 2I0 2W0 2I1 2W1 0I0 0W0 0I1 0W1",
      "1F0 1F1 3F0 3I0 3F1 3I1 3W0 1I0 3W1 1I1 1W0 1W1",
    ]);
  });

  /** The same order said otherwise: what a processor does next by how much is open. */
  function slowly(p: number, P: number, M: number, v: number): string {
    const units = Array.from({ length: M * v }, (_, i) => ({ m: i % M, chunk: Math.floor(i / M) }));
    const round = (m: number) => (M % P === 0 ? Math.floor(m / P) : 0);
    const N = M % P === 0 ? P : M;
    units.sort((a, b) => round(a.m) - round(b.m) || a.chunk - b.chunk || a.m - b.m);
    const forwards = units.map(({ m, chunk }) => `${chunk * P + p}F${m}`);
    const inputs = units.map(({ m, chunk }) => `${(v - 1 - chunk) * P + p}I${m}`);
    const weights = inputs.map((cell) => cell.replace("I", "W"));
    const cells: string[] = [];
    const done = { F: 0, I: 0, W: 0 };
    while (done.W < units.length) {
      if (done.F < units.length && done.F - done.I < P - p + (v - 1) * N) cells.push(forwards[done.F++]);
      else if (done.I < units.length) {
        cells.push(inputs[done.I++]);
        if (done.I - done.W > p) cells.push(weights[done.W++]);
      } else cells.push(weights[done.W++]);
    }
    return cells.join(" ");
  }

  test("is PyTorch's order for every size", () => {
    for (const [P, M] of counts)
      for (const v of [1, 2, 3, 4])
        expect(
          ranks(zbH1, problem(P, M, v), { chunks: v, group: M % P === 0 ? P : M }),
          `P = ${P}, M = ${M}, v = ${v}`,
        ).toEqual(Array.from({ length: P }, (_, p) => slowly(p, P, M, v)));
  });

  test.each([
    [4, 8, 27],
    [8, 32, 103],
    [16, 128, 399],
    [64, 1024, 3135],
  ])("takes as long as other simulators find: P = %i, M = %i in %i", (P, M, ticks) => {
    expect(scheduleOf(zbH1, problem(P, M)).makespan).toBe(ticks);
  });

  test("has the published bubble where weight gradients are short", () => {
    for (const [P, M] of counts.filter(([processors, microbatches]) => microbatches >= processors))
      for (const [F, I, W] of [
        [1, 1, 1],
        [3, 2, 2],
        [2, 5, 1],
      ] as const)
        for (const v of [1, 2, 3])
          expect(
            scheduleOf(zbH1, problem(P, M, v, [F, I, W]), { chunks: v }).makespan,
            `P = ${P}, M = ${M}, v = ${v}, ${F}, ${I}, ${W}`,
          ).toBe(M * v * (F + I + W) + (P - 1) * (F + I - W));
  });

  test("keeps the activations of P microbatches on the last processor, too, until its weight gradients", () => {
    expect(analysed(zbH1, problem(4, 8)).report.peakActivations).toEqual([4, 4, 4, 4]);
    expect(analysed(oneForwardOneBackward, problem(4, 8)).report.peakActivations).toEqual([4, 3, 2, 1]);
    for (const [P, M] of counts.filter(([processors, microbatches]) => microbatches % processors === 0))
      for (const v of [1, 2, 3, 4])
        expect(peaks(zbH1, problem(P, M, v), { chunks: v })).toEqual(Array(P).fill(P * v));
  });

  test("says which condition of its formula fails", () => {
    const whyNot = (M: number, times: Times) =>
      planOf(zbH1, problem(4, M, 1, times)).closedForms?.map((form) => form.whyNot);
    expect(whyNot(8, [1, 1, 1])).toEqual([undefined, undefined, undefined]);
    const few = "The formula holds for M of at least P = 4.";
    expect(whyNot(3, [1, 1, 1])).toEqual([few, few, undefined]);
    const long = "The formula holds while tW is at most tF and at most tI.";
    expect(whyNot(8, [2, 1, 2])).toEqual([long, long, undefined]);
  });
});

test("a split backward passes its gradient on before the weight gradient, a fused one only after it", () => {
  const w = workload({ forward: [1, 1], activationGradient: 1, weightGradient: [1, 5], processors: 2 });
  // Forwards end at 2; the gradient leaves at 3 and stage 0 is done at 5, before stage 1's weight gradient at 8.
  expect(scheduleOf(zbH1, w).makespan).toBe(8);
  // It leaves at 8.
  expect(scheduleOf(oneForwardOneBackward, w).makespan).toBe(10);
});

describe("ZB-H1 quick start", () => {
  test("splits few backwards", () => {
    expect(ranks(zbH1QuickStart, problem(3, 5))).toEqual([
      "0F0 0F1 0F2 0B0 0F3 0B1 0F4 0B2 0B3 0B4",
      "1F0 1F1 1I0 1F2 1B1 1F3 1B2 1F4 1I3 1W0 1I4 1W3 1W4",
      "2F0 2I0 2F1 2I1 2F2 2B2 2F3 2B3 2F4 2I4 2W0 2W1 2W4",
    ]);
  });

  test("splits all backwards of a stage that never gets steady", () => {
    expect(ranks(zbH1QuickStart, problem(4, 2))).toEqual([
      "0F0 0F1 0B0 0B1",
      "1F0 1F1 1I0 1I1 1W0 1W1",
      "2F0 2F1 2I0 2I1 2W0 2W1",
      "3F0 3I0 3F1 3I1 3W0 3W1",
    ]);
  });

  test("has the bubble and the memory of ZB-H1", () => {
    for (const [P, M] of counts) {
      const w = problem(P, M, 1, [3, 2, 2]);
      if (M >= P) expect(scheduleOf(zbH1QuickStart, w).makespan).toBe(M * 7 + (P - 1) * 3);
      expect(peaks(zbH1QuickStart, w)).toEqual(Array(P).fill(Math.min(P, M)));
    }
  });
});

describe("ZB-H2", () => {
  test("puts weight gradients off by twice as many microbatches as there are stages before", () => {
    expect(ranks(zbH2, problem(2, 4))).toEqual([
      "0F0 0F1 0F2 0I0 0W0 0F3 0I1 0W1 0I2 0W2 0I3 0W3",
      "1F0 1I0 1F1 1I1 1F2 1I2 1W0 1F3 1I3 1W1 1W2 1W3",
    ]);
  });

  test("never waits between the first and the last task of a processor, and still ends later than its work takes", () => {
    for (const P of [2, 3, 4, 8])
      for (const M of [2 * P - 1, 2 * P, 3 * P + 1]) {
        const { report } = analysed(zbH2, problem(P, M));
        expect(report.idleInsideSpan).toEqual(Array(P).fill(0));
        expect(report.peakActivations).toEqual(Array(P).fill(2 * P - 1));
        expect(report.makespan).toBe(3 * M + P - 1);
        expect(report.bubbleFraction).toBeCloseTo((P - 1) / (3 * M + P - 1), 12);
      }
  });

  test("idles on processor 0 as published", () => {
    for (const [P, M] of [
      [2, 3],
      [3, 8],
      [4, 8],
      [8, 15],
    ])
      for (const [F, I, W] of [
        [2, 2, 1],
        [3, 2, 1],
        [2, 3, 2],
        [5, 3, 3],
      ] as const) {
        const { report } = analysed(zbH2, problem(P, M, 1, [F, I, W]));
        expect(report.idleInsideSpan[0]).toBe((P - 1) * (F + I - 2 * W));
        expect(report.closedForms.map((form) => form.agrees)).toEqual([true, true, true, true]);
      }
  });

  test("gives the bubble of processor 0 alone, for enough microbatches", () => {
    const forms = planOf(zbH2, problem(4, 6)).closedForms;
    expect(forms?.find((form) => form.metric === "idleInsideSpan")).toEqual({
      metric: "idleInsideSpan",
      formula: "(P − 1)(tF + tI − 2tW) on processor 0",
      value: [0, null, null, null],
      whyNot: "The formula holds for M of at least 2P − 1 = 7.",
    });
  });
});
