import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { analysed } from "../../testing/analysed";
import { planOf, scheduleOf } from "../../testing/schedules";
import { uniform } from "../../testing/workloads";
import { ranksOf } from "../notation";
import { validate } from "../validate";
import { oneForwardOneBackwardV } from "./oneForwardOneBackwardV";
import { vHalf } from "./vHalf";
import { vMin } from "./vMin";

/** Two layers for each processor; F, I and W of a chunk as given. */
function chunks(
  processors: number,
  microbatches: number,
  times: readonly [number, number, number] = [1, 1, 1],
) {
  return uniform(2 * processors, times, { processors, microbatches });
}

/** [P, idle of device 0 at unit costs, peak in chunk activations], measured on the authors' program (schedules.md 12). */
const MEASURED: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  "v-half": [
    [2, 1, 4],
    [3, 5, 4],
    [4, 5, 6],
    [6, 11, 8],
    [8, 17, 10],
  ],
  "v-min": [
    [2, 3, 4],
    [3, 5, 4],
    [4, 11, 4],
    [6, 17, 6],
    [8, 27, 8],
  ],
};

describe.each([vHalf, vMin])("$name", (family) => {
  const measured = MEASURED[family.id];

  test.each(measured)(
    "on P = %i idles at most %i units and keeps %i activations, from M = 2P on",
    (processors, idle, peak) => {
      for (const microbatches of [2 * processors, 2 * processors + 1, 5 * processors]) {
        const { schedule, report } = analysed(family, chunks(processors, microbatches));
        expect(schedule.makespan).toBeLessThanOrEqual(6 * microbatches + idle);
        expect(report.peakActivations).toEqual(new Array(processors).fill(peak));
      }
    },
  );

  test.each([1, 2, 3, 5, 6, 9, 12].flatMap((p) => [1, 2, p, 2 * p + 3].map((m) => [p, m] as const)))(
    "breaks no invariant on P = %i with M = %i",
    (processors, microbatches) => {
      const w = uniform(2 * processors + 1, [3, 1, 2], { processors, microbatches, batches: 2, latency: 1 });
      expect(validate(scheduleOf(family, w), w)).toEqual([]);
    },
  );

  test("says why its peak is not that of the paper", () => {
    const whyNot = (w: ReturnType<typeof chunks>) => planOf(family, w).closedForms?.[0].whyNot;
    expect(whyNot(chunks(4, 8))).toBeUndefined();
    expect(whyNot(chunks(4, 7))).toBe("The formula is for M ≥ 2P.");
    expect(whyNot(chunks(4, 8, [0, 1, 0]))).toBe("The formula counts stages that take time.");
    const unused = { ...chunks(4, 8), processors: 5, speeds: new Float64Array(5).fill(1) };
    expect(planOf(family, unused).closedForms?.[0].value).toEqual([
      ...new Array(4).fill(family.id === "v-half" ? 6 : 4),
      0,
    ]);
  });
});

describe("as long as the authors' program, or shorter (peers.md 6.4)", () => {
  test.each([
    [4, 8, 53, 59],
    [8, 32, 209, 219],
    [16, 128, 809, 827],
  ])("P = %i, M = %i: V-Half %i, V-Min %i", (processors, microbatches, half, min) => {
    expect(scheduleOf(vHalf, chunks(processors, microbatches)).makespan).toBeLessThanOrEqual(half);
    expect(scheduleOf(vMin, chunks(processors, microbatches)).makespan).toBeLessThanOrEqual(min);
  });
});

test("V-Half of two microbatches fills the drain of two processors with weight gradients", () => {
  const rows = ranksOf(planOf(vHalf, chunks(2, 2)).plan).map((row) => row.join(" "));
  expect(rows).toEqual([
    "0F0 0F1 3F0 3I0 3F1 3I1 0I0 3W0 0I1 3W1 0W0 0W1",
    "1F0 2F0 1F1 2F1 2I0 1I0 2I1 1I1 2W0 1W0 2W1 1W1",
  ]);
});

describe("1F1B-V", () => {
  test.each([
    [2, 4],
    [3, 6],
    [4, 6],
    [8, 12],
  ])("on P = %i keeps %i chunk activations", (processors, peak) => {
    const { peakActivations } = analysed(oneForwardOneBackwardV, chunks(processors, 3 * processors)).report;
    expect(peakActivations).toEqual(new Array(processors).fill(peak));
  });

  test("idles 15 at P = 4, tF = 1 and tB = 2, between interleaved 1F1B (9) and 1F1B (18)", () => {
    for (const microbatches of [8, 9, 24])
      expect(scheduleOf(oneForwardOneBackwardV, chunks(4, microbatches)).makespan).toBe(
        6 * microbatches + 15,
      );
  });

  test.each([1, 2, 3, 5, 6, 9, 12].flatMap((p) => [1, 2, p, 2 * p + 3].map((m) => [p, m] as const)))(
    "breaks no invariant on P = %i with M = %i",
    (processors, microbatches) => {
      const w = uniform(2 * processors + 1, [3, 1, 2], { processors, microbatches, batches: 2, latency: 1 });
      expect(validate(scheduleOf(oneForwardOneBackwardV, w), w)).toEqual([]);
    },
  );
});

describe.each([vHalf, vMin, oneForwardOneBackwardV])("$name", (family) => {
  test("sends 4(P − 1) tensors a microbatch", () => {
    expect(analysed(family, chunks(4, 8)).report.trafficBytes).toBe(4 * 3);
  });

  test("pays for transfers between processors, not between stages (schedules.md 23, mistake 15)", () => {
    const alone = uniform(2, [1, 1, 1], { processors: 1, microbatches: 3, latency: 100 });
    expect(scheduleOf(family, alone).makespan).toBe(6 * 3);
    const one = uniform(4, [1, 1, 1], { processors: 2, microbatches: 1, latency: 100 });
    const crossings = Math.floor(scheduleOf(family, one).makespan / 100);
    expect(crossings).toBe(4); // there and back, twice; the three turns are free
  });

  test("uses as many processors as have two layers each, and none of one layer", () => {
    const five = uniform(5, [1, 1, 1], { processors: 4, microbatches: 3 });
    expect(planOf(family, five).notes).toEqual(["2 of 4 processors used."]);
    const made = family.plan(uniform(1, [1, 1, 1], { processors: 2 }), { barrier: "batch" });
    expect(isRefusal(made) && made.reason).toBe(
      "A vee has two stages on each processor and so needs 2 layers; this network has 1.",
    );
  });
});
