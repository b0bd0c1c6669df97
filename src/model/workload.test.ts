import { expect, test } from "vitest";
import { durationOn, transferTicks } from "./workload";

test("a transfer is rounded up once", () => {
  expect(transferTicks({ latency: 3, ticksPerByte: 0.25 }, 5)).toBe(5);
  expect(transferTicks({ latency: 3, ticksPerByte: 0.25 }, 4)).toBe(4);
});

test("a transfer of no time is no time", () => {
  expect(transferTicks({ latency: 0, ticksPerByte: 0 }, 1e9)).toBe(0);
});

test("a slow processor takes longer, in whole ticks", () => {
  const speeds = Float64Array.of(1, 2, 0.7, 3);
  expect([0, 1, 2, 3].map((p) => durationOn({ speeds }, 7, p))).toEqual([7, 4, 10, 3]);
  expect(durationOn({ speeds }, 0, 1)).toBe(0);
});

test("what divides evenly stays even for large costs", () => {
  expect(durationOn({ speeds: Float64Array.of(0.7) }, 7_000_000_000_000, 0)).toBe(10_000_000_000_000);
});
