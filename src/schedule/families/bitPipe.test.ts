import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { analysed } from "../../testing/analysed";
import { planOf, scheduleOf } from "../../testing/schedules";
import { uniform } from "../../testing/workloads";
import { ranksOf } from "../notation";
import { bitPipe } from "./bitPipe";

/** Two layers for each processor; a chunk has tF = 2 and tB as given. */
function chain(processors: number, microbatches: number, backward = 4, latency = 0) {
  return uniform(2 * processors, [2, backward / 2, backward / 2], { processors, microbatches, latency });
}

test("a vee each way: microbatches 0 and 1 go down, 2 and 3 up", () => {
  const rows = ranksOf(planOf(bitPipe, chain(4, 4)).plan).map((row) => row.join(" "));
  expect(rows[0]).toBe("0F0 0F1 3F2 4F2 3F3 4F3 7F0 7B0 7F1 7B1 4B2 3B2 4B3 3B3 0B0 0B1");
  expect(rows[3]).toBe("0F2 0F3 3F0 4F0 3F1 4F1 7F2 7B2 7F3 7B3 4B0 3B0 4B1 3B1 0B2 0B3");
  expect(rows[1].split(" ").slice(0, 8)).toEqual("1F0 2F2 1F1 2F3 5F2 6F0 5F3 6F1".split(" "));
});

describe("with tB = 2tF", () => {
  test.each([
    [4, 4],
    [8, 6],
    [12, 8],
    [16, 10],
  ])("P = 4 and M = %i idles %i chunk forwards", (microbatches, idle) => {
    expect(scheduleOf(bitPipe, chain(4, microbatches)).makespan).toBe(microbatches * 12 + idle * 2);
  });

  test.each([2, 4, 6, 8])("keeps at most 2P chunk activations, P = %i", (processors) => {
    const { peakActivations } = analysed(bitPipe, chain(processors, 2 * processors)).report;
    expect(Math.max(...peakActivations)).toBe(2 * processors);
  });
});

test.each([2, 4, 6, 8, 10].flatMap((p) => [1, 2, 4].map((units) => [p, units * p] as const)))(
  "its closed forms are met on P = %i with M = %i",
  (processors, microbatches) => {
    const { report, schedule } = analysed(bitPipe, chain(processors, microbatches, 2));
    expect(schedule.makespan).toBe((4 * microbatches + processors - 2) * 2);
    expect(report.closedForms.every((form) => form.agrees && form.whyNot === null)).toBe(true);
  },
);

test("sends 4(P − 1) tensors a microbatch: turns are local", () => {
  const w = { ...chain(4, 8), weightBytes: new Float64Array(8) };
  expect(analysed(bitPipe, w).report.trafficBytes).toBe(4 * 3);
});

test("pays for transfers between processors, not between stages (schedules.md 23, mistake 15)", () => {
  // On two processors a microbatch crosses twice on its way there and twice on its way back.
  const w = { ...chain(2, 2, 4, 1000), microbatches: 2 };
  expect(scheduleOf(bitPipe, w).makespan).toBeGreaterThan(4000);
  expect(scheduleOf(bitPipe, w).makespan).toBeLessThan(4100);
});

test("is refused where units do not come out even", () => {
  const reason = (w: ReturnType<typeof chain>) => {
    const made = bitPipe.plan(w, { barrier: "batch" });
    return isRefusal(made) ? made.reason : "planned";
  };
  expect(reason(chain(4, 6))).toBe("M must be a multiple of 4 (P); the nearest to 6 are 4 and 8.");
  expect(reason(chain(3, 6))).toBe(
    "BitPipe needs an even number of processors; the nearest to 3 are 2 and 4.",
  );
  expect(reason(uniform(3, [1, 1, 1], { processors: 2, microbatches: 2 }))).toBe(
    "BitPipe needs 2 processors with 2 stages each, and so 4 layers; this network has 3.",
  );
});
