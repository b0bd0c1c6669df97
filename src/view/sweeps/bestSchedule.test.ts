import { expect, test } from "vitest";
import { samplePoint } from "../../testing/sweeps";
import { bestSchedule } from "./bestSchedule";
import { sweepMetric } from "./sweepMetrics";

const names = ["GPipe", "1F1B", "LayerPipe"];
const points = (...periods: readonly (number | null)[]) => periods.map((period) => samplePoint({ period }));

test("the lowest is best where lower is better, and the best of the others comes next", () => {
  expect(bestSchedule(names, points(5, 3, 4), sweepMetric("period"))).toMatchObject({
    index: 1,
    name: "1F1B",
    value: 3,
    asGood: [],
    next: { name: "LayerPipe", value: 4 },
  });
});

test("the highest is best where higher is better", () => {
  const utilized = [0.2, 0.5, 0.9].map((utilization) => samplePoint({ utilization }));
  expect(bestSchedule(names, utilized, sweepMetric("utilization"))).toMatchObject({
    name: "LayerPipe",
    value: 0.9,
  });
});

test("among equals the first one is shown, also where rounding tells them apart", () => {
  expect(bestSchedule(names, points(7, 0.3, 0.1 + 0.2), sweepMetric("period"))).toMatchObject({
    name: "1F1B",
    asGood: ["LayerPipe"],
    next: { name: "GPipe", value: 7 },
  });
  expect(bestSchedule(names, points(0.1 + 0.2, 0.3, 0.3), sweepMetric("period"))).toMatchObject({
    name: "GPipe",
    asGood: ["1F1B", "LayerPipe"],
    next: undefined,
  });
});

test("schedules without a number do not take part", () => {
  expect(bestSchedule(names, points(null, 8, null), sweepMetric("period"))).toMatchObject({ name: "1F1B" });
  expect(bestSchedule(names, points(null, null, null), sweepMetric("period"))).toBeUndefined();
});
