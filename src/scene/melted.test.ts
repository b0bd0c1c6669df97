import { expect, test } from "vitest";
import { seededRandom } from "../base/random";
import { meltedBoxes } from "./melted";

const random = seededRandom(5);

/** Two groups; in the first 2,000 narrow boxes with gaps of 1 to 3, and a wide one amid them. */
const x0: number[] = [];
const x1: number[] = [];
let at = 0;
for (let i = 0; i < 4000; i++) {
  if (i === 2000) at = 0;
  at += 1 + Math.floor(random() * 3);
  x0.push(at);
  at += i === 1000 ? 100_000 : 1;
  x1.push(at);
}
const boxes = {
  offset: Int32Array.of(0, 2000, 4000),
  x0: Float64Array.from(x0),
  x1: Float64Array.from(x1),
  task: Int32Array.from(x0, (_, i) => i),
};
const levels = meltedBoxes(boxes);

test("boxes nearer than the gap are one, whatever is between two boxes is wider", () => {
  expect(levels.length).toBeGreaterThan(0);
  for (const { gap, offset, x0: left, x1: right } of levels)
    for (let group = 0; group < 2; group++)
      for (let i = offset[group] + 1; i < offset[group + 1]; i++) {
        const isWide = right[i] - left[i] >= 50_000 || right[i - 1] - left[i - 1] >= 50_000;
        if (!isWide) expect(left[i] - right[i - 1]).toBeGreaterThanOrEqual(gap);
      }
});

test("a wide box keeps its task and its edges until it is narrow itself", () => {
  for (const { gap, x0: left, x1: right, task } of levels) {
    if (2 * gap > 100_000) continue;
    const wide = task.indexOf(1000);
    expect([left[wide], right[wide]]).toEqual([x0[1000], x1[1000]]);
  }
});

test("groups keep their first and last edges", () => {
  for (const { offset, x0: left, x1: right } of levels) {
    expect([left[offset[0]], right[offset[1] - 1]]).toEqual([x0[0], x1[1999]]);
    expect([left[offset[1]], right[offset[2] - 1]]).toEqual([x0[2000], x1[3999]]);
  }
});

test("few boxes have no levels", () => {
  const few = {
    offset: Int32Array.of(0, 1),
    x0: Float64Array.of(0),
    x1: Float64Array.of(1),
    task: Int32Array.of(0),
  };
  expect(meltedBoxes(few)).toEqual([]);
});
