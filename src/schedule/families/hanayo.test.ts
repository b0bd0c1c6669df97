import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { analysed } from "../../testing/analysed";
import { planOf, scheduleOf } from "../../testing/schedules";
import { uniform } from "../../testing/workloads";
import { ranksOf } from "../notation";
import { hanayo } from "./hanayo";

/** Twelve layers for each processor, so that up to six waves cut it evenly. */
function chain(processors: number, microbatches: number, times: readonly [number, number, number]) {
  return uniform(12 * processors, times, { processors, microbatches });
}

function idle(w: ReturnType<typeof chain>, waves: number): number {
  return scheduleOf(hanayo, w, { waves }).makespan - (w.total * w.microbatches) / w.processors;
}

test("one wave of two microbatches on two processors, by hand", () => {
  const w = uniform(4, [1, 1, 1], { processors: 2, microbatches: 2 });
  expect(ranksOf(planOf(hanayo, w).plan).map((row) => row.join(" "))).toEqual([
    "0F0 0F1 3F0 3B0 3F1 3B1 0B0 0B1",
    "1F0 2F0 1F1 2F1 2B0 1B0 2B1 1B1",
  ]);
});

test("turns cost no transfer, every other step of a wave does (schedules.md 23, mistake 15)", () => {
  const far = (latency: number) => uniform(4, [1, 1, 1], { processors: 2, microbatches: 1, latency });
  expect(scheduleOf(hanayo, far(0)).makespan).toBe(4 * 3);
  expect(scheduleOf(hanayo, far(5)).makespan).toBe(4 * 3 + 4 * 5); // 3 boundaries of stages each way, 2 of them of processors
});

describe("more waves", () => {
  const sizes = [
    [2, 4],
    [3, 6],
    [4, 2],
    [4, 7],
    [4, 8],
    [5, 10],
    [6, 13],
    [8, 16],
  ] as const;
  const times = [
    [1, 1, 0],
    [1, 1, 1],
    [2, 1, 1],
    [1, 2, 2],
    [3, 1, 1],
  ] as const;

  test.each(sizes.flatMap(([p, m]) => times.map((t) => [p, m, t] as const)))(
    "never take longer without transfers: P = %i, M = %i, F, I, W = %j",
    (processors, microbatches, t) => {
      const w = chain(processors, microbatches, t);
      const found = [1, 2, 3, 6].map((waves) => idle(w, waves));
      for (let i = 1; i < found.length; i++) expect(found[i]).toBeLessThanOrEqual(found[i - 1]);
    },
  );

  test.each([
    [2, 4],
    [4, 4],
    [4, 12],
    [8, 16],
  ])("shrink the bubble as 1/W where M is a multiple of P: P = %i, M = %i", (processors, microbatches) => {
    for (const t of [
      [1, 1, 0],
      [1, 1, 1],
    ] as const) {
      const w = chain(processors, microbatches, t);
      const one = idle(w, 1);
      expect([2, 3, 6].map((waves) => idle(w, waves))).toEqual([one / 2, one / 3, one / 6]);
    }
  });

  test("with forwards as long as backwards idle P − 1 pairs of chunks, divided by W", () => {
    expect(idle(chain(4, 16, [2, 1, 1]), 1)).toBe((3 * (2 + 2) * 12) / 2);
  });
});

test("keeps at most P microbatches under way", () => {
  const { peakActivations } = analysed(hanayo, chain(4, 16, [1, 1, 1]), { waves: 2 }).report;
  for (const peak of peakActivations) expect(peak).toBeLessThanOrEqual(4 * 4);
});

test("sends 2·v(P − 1) tensors a microbatch, and pays for no turn (schedules.md 23, mistake 15)", () => {
  expect(analysed(hanayo, chain(4, 8, [1, 1, 1]), { waves: 3 }).report.trafficBytes).toBe(2 * 6 * 3);
  const alone = uniform(6, [1, 1, 1], { microbatches: 2, latency: 100 });
  expect(scheduleOf(hanayo, alone, { waves: 3 }).makespan).toBe(2 * 18);
  const one = uniform(8, [1, 1, 1], { processors: 2, latency: 100 });
  expect(scheduleOf(hanayo, one, { waves: 2 }).makespan).toBe(24 + 8 * 100);
});

describe("waves and chunks", () => {
  const w = chain(2, 2, [1, 1, 1]);
  const rows = (options: object) => planOf(hanayo, w, { ...options }).plan.order;
  const reason = (options: object, workload = w) => {
    const made = hanayo.plan(workload, { barrier: "batch", ...options });
    return isRefusal(made) ? made.reason : "planned";
  };

  test("say the same in two ways", () => {
    expect(rows({ chunks: 4 })).toEqual(rows({ waves: 2 }));
    expect(rows({ chunks: 4, waves: 2 })).toEqual(rows({ waves: 2 }));
    expect(rows({})).toEqual(rows({ waves: 1 }));
  });

  test("are refused where they cannot be", () => {
    expect(reason({ chunks: 3 })).toBe(
      "A wave has two chunks on each processor; the nearest to 3 are 2 and 4.",
    );
    expect(reason({ chunks: 6, waves: 2 })).toBe(
      "Hanayo with 2 waves has 4 chunks on each processor, not 6; give one of the two, or 4 chunks.",
    );
    expect(reason({ waves: 13 })).toBe(
      "Hanayo with 13 waves needs 26 layers for each processor; this network has 24, enough for 12 waves.",
    );
    expect(reason({}, uniform(1, [1, 1, 1]))).toBe(
      "Hanayo with one wave needs 2 layers for each processor; this network has 1, too few for any.",
    );
  });
});
