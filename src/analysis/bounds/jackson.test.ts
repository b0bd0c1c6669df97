import { describe, expect, test } from "vitest";
import { seededRandom } from "../../base/random";
import { type Job, jacksonBound } from "./jackson";

describe("Jackson's preemptive schedule", () => {
  test("of one job is its head, its ticks and its tail", () => {
    expect(jacksonBound([{ head: 2, ticks: 3, tail: 4 }])).toBe(9);
  });

  test("interrupts a job for one with a longer tail", () => {
    const jobs: Job[] = [
      { head: 0, ticks: 4, tail: 0 },
      { head: 1, ticks: 1, tail: 9 },
    ];
    expect(jacksonBound(jobs)).toBe(11);
  });

  test("of the last stage of a flush is (P − 1) forwards and all its work", () => {
    const forward = { head: 3, ticks: 8, tail: 2 + 3 * 2 };
    const backward = { head: 4, ticks: 16, tail: 3 * 2 };
    expect(jacksonBound([forward, backward])).toBe(3 + 24 + 6);
  });

  test("of nothing is 0", () => {
    expect(jacksonBound([])).toBe(0);
  });

  test.each(Array.from({ length: 100 }, (_, seed) => seed))(
    "is the best bound of all subsets, seed %i",
    (seed) => {
      const random = seededRandom(seed);
      const jobs: Job[] = Array.from({ length: 1 + Math.floor(random() * 7) }, () => ({
        head: Math.floor(random() * 12),
        ticks: Math.floor(random() * 6) + 1,
        tail: Math.floor(random() * 12),
      }));
      expect(jacksonBound(jobs)).toBe(bestOfSubsets(jobs));
    },
  );
});

/** Slow oracle: least head, plus work, plus least tail, of every subset. */
function bestOfSubsets(jobs: readonly Job[]): number {
  let best = 0;
  for (let subset = 1; subset < 2 ** jobs.length; subset++) {
    const chosen = jobs.filter((_, i) => subset & (2 ** i));
    const work = chosen.reduce((sum, job) => sum + job.ticks, 0);
    const head = Math.min(...chosen.map((job) => job.head));
    const tail = Math.min(...chosen.map((job) => job.tail));
    best = Math.max(best, head + work + tail);
  }
  return best;
}
