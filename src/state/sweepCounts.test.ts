import { expect, test } from "vitest";
import { sweepCounts, sweepEnd } from "./sweepCounts";

test("up to sixteen processors are swept one by one", () => {
  expect(sweepCounts(16, 4)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
});

test("more in even steps, and the user's own count is among them", () => {
  expect(sweepCounts(48, 25).slice(15)).toEqual([
    16, 18, 20, 22, 24, 25, 26, 28, 30, 32, 34, 36, 38, 40, 42, 44, 46, 48,
  ]);
  expect(sweepCounts(2048, 1000)).toContain(1000);
  expect(sweepCounts(131_072, 65_534).length).toBeLessThan(40);
});

test("the axis ends well behind the user's own count", () => {
  expect([1, 8, 10, 11, 22, 1000].map(sweepEnd)).toEqual([16, 16, 16, 32, 64, 2048]);
});
