import { expect, test } from "vitest";
import type { SweepPoint } from "../../analysis/sweepPoint";
import { pointWithout } from "../../analysis/sweepPoint";
import { sweepMetric } from "./sweepMetrics";
import { tradeOffInWords, tradeOffs } from "./tradeOffs";

const choices = ["gpipe", "1f1b", "layerpipe"].map((family) => ({ family, options: {} }));

function point(family: string, period: number, trafficBytes: number, processors = 4): SweepPoint {
  const choice = { family, options: {} };
  const { refusal: _, ...empty } = pointWithout({ processors, microbatches: 8 }, choice, "");
  return { ...empty, period, trafficBytes, unit: "ms" };
}

const criteria = [sweepMetric("period"), sweepMetric("trafficBytes")];

test("what is worse by no criterion and better by one beats", () => {
  const points = [point("layerpipe", 2, 300), point("1f1b", 3, 100), point("gpipe", 4, 100)];
  const found = tradeOffs(choices, points, criteria);
  expect(found.map(({ name, beatenBy }) => [name, beatenBy?.name])).toEqual([
    ["GPipe", "1F1B with flush"],
    ["1F1B with flush", undefined],
    ["LayerPipe", undefined],
  ]);
  expect(tradeOffInWords(found[0], criteria)).toBe(
    "GPipe on 4 processors: period 4 ms, traffic 100 B. Beaten by 1F1B with flush.",
  );
});

test("by one criterion alone only the best is on the front, and a larger speedup is better", () => {
  const points = [
    { ...point("layerpipe", 2, 300), steadySpeedup: 3 },
    { ...point("1f1b", 3, 100, 8), steadySpeedup: 5 },
  ];
  const [first, second] = tradeOffs(choices, points, [sweepMetric("steadySpeedup")]);
  expect([first.beatenBy, second.name, second.beatenBy?.name]).toEqual([
    undefined,
    "LayerPipe",
    "1F1B with flush",
  ]);
  expect(tradeOffInWords(second, [])).toContain("Beaten by 1F1B with flush on 8.");
});

test("what was refused is left out", () => {
  const refused = pointWithout({ processors: 4, microbatches: 8 }, choices[0], "No.");
  expect(tradeOffs(choices, [refused], criteria)).toEqual([]);
});
