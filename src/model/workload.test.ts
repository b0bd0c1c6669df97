import { expect, test } from "vitest";
import { durationOn } from "./workload";

test("a slow processor takes longer, in whole ticks", () => {
  const speeds = Float64Array.of(1, 2, 0.7, 3);
  expect([0, 1, 2, 3].map((p) => durationOn({ speeds }, 7, p))).toEqual([7, 4, 10, 3]);
  expect(durationOn({ speeds }, 0, 1)).toBe(0);
});

test("what divides evenly stays even for large costs", () => {
  expect(durationOn({ speeds: Float64Array.of(0.7) }, 7_000_000_000_000, 0)).toBe(10_000_000_000_000);
});
