import { expect, test } from "vitest";
import { sweepCounts } from "./sweepCounts";

test("a small machine is swept to sixteen processors, one by one", () => {
  expect(sweepCounts(4)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
});

test("a larger one to twice its size, in even steps, and its own size is among them", () => {
  expect(sweepCounts(24).slice(15)).toEqual([
    16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40, 42, 44, 46, 48,
  ]);
  expect(sweepCounts(1000)).toContain(1000);
  expect(sweepCounts(65_534).length).toBeLessThan(40);
});
