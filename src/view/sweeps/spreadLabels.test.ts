import { expect, test } from "vitest";
import { spreadLabels } from "./spreadLabels";

test("labels with room stay where they are", () => {
  expect(spreadLabels([10, 40, 80], 14, 0, 100)).toEqual([10, 40, 80]);
});

test("two labels at one place move apart evenly", () => {
  expect(spreadLabels([50, 50], 14, 0, 100)).toEqual([43, 57]);
});

test("a crowd pushes its neighbour along", () => {
  expect(spreadLabels([50, 50, 60], 14, 0, 100)).toEqual([
    expect.closeTo(39.33, 1),
    expect.closeTo(53.33, 1),
    expect.closeTo(67.33, 1),
  ]);
});

test("labels keep the order of their places, whatever order they come in", () => {
  const placed = spreadLabels([60, 50, 52], 14, 0, 100);
  expect(placed[1]).toBeLessThan(placed[2]);
  expect(placed[2]).toBeLessThan(placed[0]);
});

test("labels at the bottom stay above it", () => {
  expect(spreadLabels([98, 99], 14, 0, 100)).toEqual([86, 100]);
});

test("labels at the top stay below it", () => {
  expect(spreadLabels([1, 2], 14, 0, 100)).toEqual([0, 14]);
});
