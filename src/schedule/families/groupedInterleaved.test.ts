import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { analysed } from "../../testing/analysed";
import { planOf, scheduleOf } from "../../testing/schedules";
import { uniform } from "../../testing/workloads";
import { ranksOf } from "../notation";
import { groupedInterleaved } from "./groupedInterleaved";

function problem(P: number, M: number, v = 2) {
  return uniform(P * v, [1, 1, 1], { processors: P, microbatches: M });
}

/** Rows without weight gradients, each of which follows its activation gradient. */
function ranks(...args: Parameters<typeof planOf>): string[] {
  return ranksOf(planOf(...args).plan).map((row) => {
    const all = row.join(" ");
    expect(all).not.toMatch(/I(\d+) (?!\d+W\1)/);
    return row.filter((cell) => !cell.includes("W")).join(" ");
  });
}

describe("grouped interleaved 1F1B", () => {
  test.each([
    [4, 6, 8],
    [2, 8, 6],
    [1, 9, 7],
  ])("with groups of %i idles %i and keeps %i on 4 processors of 2 chunks", (group, idle, peak) => {
    for (const M of [8, 12, 16, 32]) {
      const { report } = analysed(groupedInterleaved, problem(4, M), { group });
      expect(report.makespan - 6 * M).toBe(idle);
      expect(Math.max(...report.peakActivations)).toBe(peak);
    }
  });

  test("alternates forwards and backwards, a group on a chunk at a time", () => {
    expect(ranks(groupedInterleaved, problem(2, 4), { group: 1 })).toEqual([
      "0F0 2F0 0F1 2I0 2F1 0I0 0F2 2I1 2F2 0I1 0F3 2I2 2F3 0I2 2I3 0I3",
      "1F0 3F0 3I0 1F1 1I0 3F1 3I1 1F2 1I1 3F2 3I2 1F3 1I2 3F3 3I3 1I3",
    ]);
  });

  test("gives every chunk turns of its own where a group's tour takes longer than the group", () => {
    // Two turns after a microbatch's first chunk another microbatch has its first, so that the second chunk comes a turn later.
    expect(ranks(groupedInterleaved, problem(4, 4), { group: 1 })[0]).toBe(
      "0F0 0F1 4F0 0F2 4F1 0F3 4I0 4F2 4I1 4F3 0I0 4I2 0I1 4I3 0I2 0I3",
    );
  });

  test("takes as many microbatches to a group as processors are in use, and no more", () => {
    expect(ranks(groupedInterleaved, problem(3, 6))).toEqual(
      ranks(groupedInterleaved, problem(3, 6), { group: 3 }),
    );
    const refused = groupedInterleaved.plan(problem(3, 6), { chunks: 2, group: 4, barrier: "batch" });
    expect(isRefusal(refused) && refused.reason).toBe(
      "A group has from 1 to 3 (the processors in use) microbatches; 4 is outside, the nearest that works is 3.",
    );
  });

  test("runs for every size, also where the last group is short", () => {
    for (const P of [1, 2, 3, 5])
      for (const M of [1, 2, 4, 7])
        for (const v of [1, 2, 3, 4])
          for (let group = 1; group <= P; group++) {
            const options = { chunks: v, group };
            const cells = ranks(groupedInterleaved, problem(P, M, v), options).map((row) => row.split(" "));
            expect(cells.map((row) => new Set(row).size)).toEqual(Array(P).fill(2 * M * v));
            expect(scheduleOf(groupedInterleaved, problem(P, M, v), options).makespan).toBeGreaterThan(0);
          }
  });
});
