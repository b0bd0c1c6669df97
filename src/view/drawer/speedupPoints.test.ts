import { expect, test } from "vitest";
import type { CurvePoint } from "./speedupLayout";
import { movedPoint } from "./speedupPoints";

const at = (processors: number): CurvePoint => ({ processors, value: 1, bound: 2, x: 0, y: 0 });
const curves = [[at(2), at(4), at(8)], [], [at(4), at(8)]];

test("the first key goes to the processor count of the problem", () => {
  expect(movedPoint(curves, undefined, "ArrowRight", 4)).toEqual({ series: 0, point: 1 });
});

test("left and right stay on the curve and stop at its ends", () => {
  expect(movedPoint(curves, { series: 0, point: 1 }, "ArrowRight", 4)).toEqual({ series: 0, point: 2 });
  expect(movedPoint(curves, { series: 0, point: 2 }, "ArrowRight", 4)).toEqual({ series: 0, point: 2 });
});

test("up and down keep the processor count and pass over empty curves", () => {
  expect(movedPoint(curves, { series: 2, point: 1 }, "ArrowUp", 4)).toEqual({ series: 0, point: 2 });
  expect(movedPoint(curves, { series: 0, point: 0 }, "ArrowDown", 4)).toEqual({ series: 2, point: 0 });
});

test("other keys lead nowhere, and so do arrows without curves", () => {
  expect(movedPoint(curves, { series: 0, point: 0 }, "x", 4)).toBeUndefined();
  expect(movedPoint([[]], undefined, "ArrowLeft", 4)).toBeUndefined();
});
