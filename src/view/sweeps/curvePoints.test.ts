import { expect, test } from "vitest";
import { samplePoint } from "../../testing/sweeps";
import { movedPoint, nearestTo, pointInWords } from "./curvePoints";
import type { Curve, CurvesLayout } from "./curvesLayout";
import { sweepMetric } from "./sweepMetrics";

const curve = (id: string, ...counts: number[]): Curve => ({
  id,
  name: id,
  label: id,
  index: 0,
  path: "",
  labelY: 0,
  points: counts.map((processors) => ({
    point: samplePoint({ processors, bound: 2 }),
    value: 1,
    x: 10 * processors,
    y: 5,
  })),
});
const curves = [curve("a", 2, 4, 8), curve("b", 4, 8)];

test("the first key goes to the processor count of the problem", () => {
  expect(movedPoint(curves, undefined, "ArrowRight", 4)).toEqual({ id: "a", processors: 4 });
});

test("left and right stay on the curve and stop at its ends", () => {
  expect(movedPoint(curves, { id: "a", processors: 4 }, "ArrowRight", 4)).toEqual({ id: "a", processors: 8 });
  expect(movedPoint(curves, { id: "a", processors: 8 }, "ArrowRight", 4)).toEqual({ id: "a", processors: 8 });
  expect(movedPoint(curves, { id: "a", processors: 2 }, "ArrowLeft", 4)).toEqual({ id: "a", processors: 2 });
});

test("up and down keep the processor count, or come near it", () => {
  expect(movedPoint(curves, { id: "b", processors: 8 }, "ArrowUp", 4)).toEqual({ id: "a", processors: 8 });
  expect(movedPoint(curves, { id: "a", processors: 2 }, "ArrowDown", 4)).toEqual({ id: "b", processors: 4 });
  expect(movedPoint(curves, { id: "b", processors: 4 }, "ArrowDown", 4)).toEqual({ id: "b", processors: 4 });
});

test("a point that is gone is no place to start from", () => {
  expect(movedPoint(curves, { id: "c", processors: 8 }, "ArrowUp", 8)).toEqual({ id: "a", processors: 8 });
});

test("other keys lead nowhere, and so do arrows without curves", () => {
  expect(movedPoint(curves, { id: "a", processors: 2 }, "x", 4)).toBeUndefined();
  expect(movedPoint([], undefined, "ArrowLeft", 4)).toBeUndefined();
});

test("the pointer finds the nearest point within its reach", () => {
  const layout = { curves } as Partial<CurvesLayout> as CurvesLayout;
  expect(nearestTo(layout, 43, 9, 24)).toEqual({ id: "b", processors: 4 });
  expect(nearestTo(layout, 62, 9, 24)).toEqual({ id: "b", processors: 8 });
  expect(nearestTo(layout, 43, 60, 24)).toBeUndefined();
});

test("a point in words has its number, and the bound where it is a speedup", () => {
  const [at] = curve("GPipe", 1).points;
  expect(pointInWords("GPipe", at, sweepMetric("speedup"))).toBe(
    "GPipe on 1 processor: 1.00×; no schedule passes 2.00×.",
  );
  expect(pointInWords("GPipe", at, sweepMetric("bubbleFraction"))).toBe("GPipe on 1 processor: 100.0 %.");
});
