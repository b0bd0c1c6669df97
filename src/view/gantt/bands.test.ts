import { expect, test } from "vitest";
import { bandsFrom, rowsBetween } from "./bands";

test("rows in sight are those that reach into the window", () => {
  expect(rowsBetween(-64, 300, 64, 10)).toEqual({ from: 0, past: 30 });
  expect(rowsBetween(105, 301, 64, 10)).toEqual({ from: 10, past: 31 });
  expect(rowsBetween(500, 900, 64, 10)).toEqual({ from: 50, past: 64 });
});

test("a chart outside the window has no row in sight", () => {
  expect(rowsBetween(-900, -1, 8, 10)).toEqual({ from: 0, past: 0 });
  expect(rowsBetween(800, 1500, 8, 10)).toEqual({ from: 8, past: 8 });
});

test("bands cover every row once, those in sight first", () => {
  expect(bandsFrom({ from: 3, past: 8 }, 12, 3)).toEqual([
    { from: 3, past: 6 },
    { from: 6, past: 8 },
    { from: 8, past: 11 },
    { from: 11, past: 12 },
    { from: 0, past: 3 },
  ]);
  expect(bandsFrom({ from: 0, past: 0 }, 2, 8)).toEqual([{ from: 0, past: 2 }]);
});
