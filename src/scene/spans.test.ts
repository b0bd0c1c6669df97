import { expect, test } from "vitest";
import { isInSpans, mergeSpans, spansWithin } from "./spans";

const spans = mergeSpans([
  [20, 30],
  [2, 4],
  [7, 7],
  [4, 6],
  [25, 40],
]);

test("spans that touch or overlap are one", () => {
  expect([...spans]).toEqual([2, 6, 20, 40]);
});

test("a span holds its first number and not its last", () => {
  expect([1, 2, 5, 6, 19, 20, 39, 40].map((x) => isInSpans(spans, x))).toEqual([
    false,
    true,
    true,
    false,
    false,
    true,
    true,
    false,
  ]);
});

test("spans are cut to a range", () => {
  expect([...spansWithin(spans, 3, 21)]).toEqual([
    [3, 6],
    [20, 21],
  ]);
  expect([...spansWithin(spans, 6, 20)]).toEqual([]);
});
