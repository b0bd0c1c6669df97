import { expect, test } from "vitest";
import { fitted, gridLines } from "./pictureSizes";

test("a matrix is drawn as large as its box allows, to scale unless it is very narrow", () => {
  const box = { width: 400, height: 200 };
  expect(fitted(100, 100, box)).toEqual({ width: 200, height: 200, isToScale: true });
  expect(fitted(300, 100, box)).toEqual({ width: 400, height: 400 / 3, isToScale: true });
  expect(fitted(1, 100, box)).toEqual({ width: 50, height: 200, isToScale: false });
});

test("folds end where lines stand, also before a shorter last fold; close lines stand for several", () => {
  expect(gridLines(3, 40)).toEqual({ every: 1, places: [40, 80] });
  expect(gridLines(10, 2)).toEqual({ every: 3, places: [6, 12, 18] });
  expect(gridLines(1, 300)).toEqual({ every: 1, places: [] });
});
