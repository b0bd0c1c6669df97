import { expect, test } from "vitest";
import { keptInOrder } from "./keptInOrder";

test.each([
  [[], []],
  [
    [0, 1, 2],
    [1, 1, 1],
  ],
  [
    [1, 0],
    [0, 1],
  ],
  [
    [0, 3, 1, 2],
    [1, 0, 1, 1],
  ],
  [
    [3, 0, 1, 2],
    [0, 1, 1, 1],
  ],
  [
    [1, 2, 3, 0],
    [1, 1, 1, 0],
  ],
  [
    [-1, 0, -1, 1],
    [0, 1, 0, 1],
  ],
  [
    [2, 1, 0],
    [0, 0, 1],
  ],
])("keeps the most of %j as they are", (positions, kept) => {
  expect([...keptInOrder(Int32Array.from(positions))]).toEqual(kept);
});
