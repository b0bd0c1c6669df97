import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkOptions } from "../../base/options";
import { arbitraryWorkload } from "../../testing/arbitraryWorkload";
import { longestSpan, mostLive } from "../../testing/liveActivations";
import { planOf, scheduleOf } from "../../testing/schedules";
import { uniform, workload } from "../../testing/workloads";
import { ranksOf } from "../notation";
import { vHalf } from "./vHalf";
import { vMin } from "./vMin";
import { zbV } from "./zbV";
import { zbVAuto } from "./zbVAuto";

test.each([
  [2, 4],
  [4, 8],
  [4, 13],
  [8, 32],
])("has no idle time inside spans at equal costs: P = %i, M = %i", (processors, microbatches) => {
  const w = uniform(2 * processors, [1, 1, 1], { processors, microbatches });
  const schedule = scheduleOf(zbVAuto, w);
  expect(longestSpan(schedule)).toBe(6 * microbatches);
  expect(schedule.makespan).toBe(6 * microbatches + processors - 1);
  expect(Math.max(...mostLive(schedule))).toBe(2 * processors);
});

/** Activation limits that just let these orders run on 4 and on 6 processors. */
const handMade = [
  { family: zbV, limits: { 4: 8, 6: 12 } },
  { family: vHalf, limits: { 4: 6, 6: 8 } },
  { family: vMin, limits: { 4: 4, 6: 6 } },
] as const;

test.each(handMade)("never has a longer span than $family.name within its memory", ({ family, limits }) => {
  const ticks = fc.array(fc.nat(9), { minLength: 12, maxLength: 12 });
  const sizes = { processors: fc.constantFrom(4, 6), microbatches: fc.nat(15), latency: fc.nat(3) };
  const costs = { forward: ticks, activationGradient: ticks, weightGradient: ticks };
  fc.assert(
    fc.property(fc.record({ ...sizes, ...costs }), (spec) => {
      const w = workload({ ...spec, layers: 2 * spec.processors, microbatches: spec.microbatches + 1 });
      const activationLimit = limits[spec.processors as 4 | 6];
      const span = longestSpan(scheduleOf(zbVAuto, w, { activationLimit }));
      expect(span).toBeLessThanOrEqual(longestSpan(scheduleOf(family, w)));
    }),
    { numRuns: 100 },
  );
});

test("waits less than ZB-V where times differ", () => {
  const w = uniform(16, [9261, 9043, 4668], { processors: 8, microbatches: 24, latency: 601 });
  expect(longestSpan(scheduleOf(zbV, w))).toBe(1189254);
  expect(longestSpan(scheduleOf(zbVAuto, w))).toBe(1186006);
});

describe("a limit", () => {
  test("of 2 makes every processor finish a microbatch before it takes the next", () => {
    const w = uniform(4, [1, 1, 1], { processors: 2, microbatches: 2 });
    expect(ranksOf(planOf(zbVAuto, w, { activationLimit: 2 }).plan).map((row) => row.join(" "))).toEqual([
      "0F0 3F0 3I0 3W0 0I0 0W0 0F1 3F1 3I1 3W1 0I1 0W1",
      "1F0 2F0 2I0 1I0 2W0 1W0 1F1 2F1 2I1 1I1 2W1 1W1",
    ]);
  });

  test("is obeyed by every processor", () => {
    fc.assert(
      fc.property(
        arbitraryWorkload({ layers: 10 }),
        fc.integer({ min: 2, max: 14 }),
        (w, activationLimit) => {
          if (w.layers < 2) return;
          const schedule = scheduleOf(zbVAuto, { ...w, batches: 1 }, { activationLimit });
          for (const most of mostLive(schedule)) expect(most).toBeLessThanOrEqual(activationLimit);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("has room for a microbatch on both stages of a processor", () => {
    expect(checkOptions(zbVAuto.options, { activationLimit: 1 })).toMatchObject({
      kind: "refused",
      reason: "Activation limit goes from 2 to 1000000; 1 is outside, the nearest is 2.",
    });
  });
});
