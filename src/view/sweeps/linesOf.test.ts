import { scaleLinear, scaleLog } from "d3";
import { expect, test } from "vitest";
import { linesOf } from "./linesOf";

test("round values, of a logarithmic scale only some", () => {
  expect(linesOf(scaleLinear([0, 10], [0, 100]), 5)).toEqual([0, 2, 4, 6, 8, 10]);
  expect(linesOf(scaleLinear([0, 10], [0, 100]), 0.3)).toEqual([0, 5, 10]);
  expect(linesOf(scaleLog([100, 900], [0, 100]), 2)).toEqual([100, 200, 500]);
});
