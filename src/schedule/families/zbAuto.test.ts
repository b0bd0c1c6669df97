import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkOptions } from "../../base/options";
import { arbitrarySpec, arbitraryWorkload } from "../../testing/arbitraryWorkload";
import { longestSpan, mostLive } from "../../testing/liveActivations";
import { planOf, scheduleOf } from "../../testing/schedules";
import { uniform, workload } from "../../testing/workloads";
import { ranksOf } from "../notation";
import { zbAuto } from "./zbAuto";
import { zbH1 } from "./zbH1";
import { zbH2 } from "./zbH2";

describe("at equal costs without transfers", () => {
  test.each([
    [4, 8, 27, 24],
    [8, 32, 103, 96],
    [16, 128, 399, 384],
    [64, 1024, 3135, 3072],
  ])("is as short as the reference: P = %i, M = %i", (processors, microbatches, ticks, span) => {
    const w = uniform(processors, [1, 1, 1], { processors, microbatches });
    expect(scheduleOf(zbAuto, w, { activationLimit: processors }).makespan).toBe(ticks);
    expect(longestSpan(scheduleOf(zbAuto, w))).toBe(span);
    expect(scheduleOf(zbAuto, w).makespan).toBe(ticks);
  });
});

/** Measured times on GPT-like models; the reference's bubble with limits of P and of 2P, which releases most at I. */
const profiled = [
  { P: 8, M: 24, times: [18522, 18086, 9337], c: 601, one: 0.1585, two: 0.0433, released: 0.1015 },
  { P: 8, M: 32, times: [18513, 18086, 9331], c: 626, one: 0.1242, two: 0.0039, released: 0.0784 },
  { P: 8, M: 64, times: [18546, 18097, 9321], c: 762, one: 0.0674, two: 0.0026, released: 0.0415 },
  { P: 8, M: 24, times: [29718, 29444, 19927], c: 527, one: 0.1323, two: 0.0029, released: 0.0607 },
  { P: 16, M: 48, times: [11347, 11248, 8132], c: 377, one: 0.1397, two: 0.0066, released: 0.0624 },
] as const;

describe.each(profiled)(
  "at profiled times, P = $P, M = $M, $times and $c",
  ({ P, M, times, c, one, two, released }) => {
    const w = uniform(P, times, { processors: P, microbatches: M, latency: c });
    const [F, I, W] = times;
    const work = M * (F + I + W);
    const bubble = (activationLimit: number) =>
      1 - work / longestSpan(scheduleOf(zbAuto, w, { activationLimit }));

    test("is as good as the reference with the memory of 1F1B, and with memory enough", () => {
      expect(bubble(P)).toBeLessThan(one + 5e-5);
      expect(bubble(6 * P)).toBeLessThan(two + 5e-5);
    });

    test("is as good as can be with a limit of 2P and release at W", () => {
      // The last stage starts (P − 1)(tF + c) after the first and runs M F, M I and at least M − 2P W before its last I ends;
      // the first ends (P − 1)(tI + c) + tW after that.
      const forced = M * (F + I) + (M - 2 * P) * W;
      const least = (P - 1) * (F + c) + forced + (P - 1) * (I + c) + W;
      expect(1 - work / least).toBeCloseTo(released, 4);
      expect(longestSpan(scheduleOf(zbAuto, w))).toBe(least);
    });
  },
);

describe("a limit", () => {
  test("of 1 makes every processor finish a microbatch before it takes the next", () => {
    const w = uniform(3, [1, 1, 1], { processors: 3, microbatches: 2 });
    expect(ranksOf(planOf(zbAuto, w, { activationLimit: 1 }).plan).map((row) => row.join(" "))).toEqual([
      "0F0 0I0 0W0 0F1 0I1 0W1",
      "1F0 1I0 1W0 1F1 1I1 1W1",
      "2F0 2I0 2W0 2F1 2I1 2W1",
    ]);
  });

  test("is obeyed by every processor", () => {
    fc.assert(
      fc.property(arbitraryWorkload(), fc.integer({ min: 1, max: 14 }), (w, activationLimit) => {
        const schedule = scheduleOf(zbAuto, { ...w, batches: 1 }, { activationLimit });
        for (const most of mostLive(schedule)) expect(most).toBeLessThanOrEqual(activationLimit);
      }),
      { numRuns: 300 },
    );
  });

  test("is 2P by default, and said", () => {
    const w = uniform(3, [1, 1, 1], { processors: 3, microbatches: 20, latency: 2 });
    expect(Math.max(...mostLive(scheduleOf(zbAuto, w)))).toBe(6);
    expect(planOf(zbAuto, w).notes).toEqual([
      "Every processor keeps at most 6 stage-microbatches at once (the default, twice the processors in use).",
    ]);
    expect(planOf(zbAuto, w, { activationLimit: 4 }).notes).toEqual([
      "Every processor keeps at most 4 stage-microbatches at once (as given).",
    ]);
    expect(planOf(zbAuto, w, { activationLimit: 1 }).notes).toEqual([
      "Every processor keeps at most 1 stage-microbatch at once (as given).",
    ]);
  });

  test("starts at 1", () => {
    expect(checkOptions(zbAuto.options, { activationLimit: 0 })).toMatchObject({
      kind: "refused",
      reason: "Activation limit goes from 1 to 1000000; 0 is outside, the nearest is 1.",
    });
  });

  test("larger than all microbatches changes nothing", () => {
    const w = uniform(4, [3, 4, 2], { processors: 4, microbatches: 5, latency: 1 });
    expect(scheduleOf(zbAuto, w, { activationLimit: 1e6 }).plan).toEqual(
      scheduleOf(zbAuto, w, { activationLimit: 5 }).plan,
    );
  });
});

test("keeps a slow stage busy all the time", () => {
  const w = workload({
    forward: [4, 4, 9, 4],
    activationGradient: [4, 4, 9, 4],
    weightGradient: [2, 2, 6, 2],
    processors: 4,
    microbatches: 12,
    latency: 3,
  });
  expect(longestSpan(scheduleOf(zbAuto, w))).toBe(12 * (9 + 9 + 6));
});

test.each([zbH1, zbH2])("never has a longer span than $name within as much memory", (handMade) => {
  fc.assert(
    fc.property(arbitrarySpec({ batches: 1 }), (spec) => {
      const w = workload({ ...spec, speeds: undefined });
      const theirs = scheduleOf(handMade, w);
      const ours = scheduleOf(zbAuto, w, { activationLimit: Math.max(...mostLive(theirs)) });
      expect(longestSpan(ours)).toBeLessThanOrEqual(longestSpan(theirs));
    }),
    { numRuns: 200 },
  );
});
