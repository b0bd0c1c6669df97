import { expect, test } from "vitest";
import { samplePoint } from "../../testing/sweeps";
import { heatScale } from "./heatScale";
import { sweepMetric } from "./sweepMetrics";

const withPeriods = (...periods: number[]) => periods.map((period) => samplePoint({ period, unit: "ms" }));

test("shares go from 0 to 100 %, ten shades of 10 % each", () => {
  const scale = heatScale(sweepMetric("utilization"), [samplePoint({ utilization: 0.5 })]);
  expect([0, 0.099, 0.1, 0.3, 0.55, 0.999, 1].map(scale.step)).toEqual([0, 0, 1, 3, 5, 9, 9]);
  expect(scale.ticks.map(({ text }) => text)).toEqual(["0 %", "20 %", "40 %", "60 %", "80 %", "100 %"]);
});

test("other numbers go between round ends", () => {
  const scale = heatScale(sweepMetric("period"), withPeriods(2.1, 5, 9.7));
  expect([2, 5, 6, 10].map(scale.at)).toEqual([0, 0.375, 0.5, 1]);
  expect(scale.ticks.map(({ text }) => text)).toEqual(["2 ms", "4 ms", "6 ms", "8 ms", "10 ms"]);
});

test("from eight times on the scale is logarithmic", () => {
  const scale = heatScale(sweepMetric("period"), withPeriods(1, 10, 100));
  expect([1, 10, 100].map(scale.at)).toEqual([0, 0.5, 1]);
  expect(scale.step(10)).toBe(5);
  expect(heatScale(sweepMetric("period"), withPeriods(3, 300)).at(30)).toBeCloseTo(0.5, 12);
});

test("one number alone has a shade", () => {
  expect(heatScale(sweepMetric("staleness"), [samplePoint({ staleness: 0 })]).step(0)).toBe(0);
  expect(heatScale(sweepMetric("period"), []).step(1)).toBe(9);
});
