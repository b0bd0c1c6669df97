import { expect, test } from "vitest";
import { pointWithout } from "../../analysis/sweepPoint";
import { samplePoint } from "../../testing/sweeps";
import { bestCounts } from "./bestCounts";
import { bestMap, pointOf, shadedMaps } from "./heatCells";
import { heatScale } from "./heatScale";
import { heatWords, inSentences } from "./heatWords";
import { sweepMetric } from "./sweepMetrics";

const metric = sweepMetric("utilization");
const choices = ["gpipe", "1f1b"].map((family) => ({ family, options: {} }));
const [gpipe, oneByOne] = choices;
const grid = { processors: [1, 2, 4], microbatches: [8], own: { processors: 2, microbatches: 8 } };
const points = [
  samplePoint({ choice: gpipe, processors: 1, utilization: 1 }),
  samplePoint({ choice: oneByOne, processors: 1, utilization: 1 }),
  samplePoint({ choice: gpipe, processors: 2, utilization: 0.8 }),
  samplePoint({ choice: oneByOne, processors: 2, utilization: 0.88 }),
  samplePoint({ choice: gpipe, processors: 4, utilization: 0.727 }),
];
const refusals = choices.map((choice) =>
  pointWithout({ processors: 4, microbatches: 8 }, choice, "Too many."),
);
const say = (name: string, cells: ReturnType<typeof bestMap>["cells"], i: number) =>
  inSentences(heatWords(name, cells[i], { processors: grid.processors[i], microbatches: 8 }, metric));

test("each size has its best schedule as soon as all of them are there", () => {
  const map = bestMap({ grid, choices, points, metric });
  expect(map.cells.map(({ kind }) => kind)).toEqual(["best", "best", "awaited"]);
  expect(say(map.name, map.cells, 0)).toBe(
    "1 processor, 8 microbatches: GPipe 100.0 %. As good: 1F1B with flush.",
  );
  expect(say(map.name, map.cells, 1)).toBe(
    "2 processors, 8 microbatches: 1F1B with flush 88.0 %. Next: GPipe 80.0 %.",
  );
  expect(say(map.name, map.cells, 2)).toBe("4 processors, 8 microbatches: Not computed yet.");
  expect(pointOf(map.cells[1])).toBe(points[3]);
  expect(pointOf(map.cells[2])).toBeUndefined();
});

test("the legend counts where each is best", () => {
  const given = { grid, choices, points: [...points.slice(0, 4), ...refusals], metric };
  expect(bestCounts(bestMap(given), ["GPipe", "1F1B"])).toEqual({
    best: [
      { index: 0, name: "GPipe", cells: 1 },
      { index: 1, name: "1F1B", cells: 1 },
    ],
    never: [],
    hasTies: true,
    hasRefused: true,
  });
});

test("none is called the first nowhere as long as sizes are missing, and not more are named than fit", () => {
  const map = bestMap({ grid, choices, points, metric });
  expect(bestCounts(map, ["GPipe", "1F1B", "Hanayo"]).never).toEqual([]);
  const asGood = ["A", "B", "C", "D", "E", "F", "G"];
  const tied = {
    kind: "best",
    index: 0,
    name: "Z",
    point: points[0],
    value: 1,
    asGood,
    next: undefined,
  } as const;
  expect(say("", [tied], 0)).toBe(
    "1 processor, 8 microbatches: Z 100.0 %. As good: A, B, C, D, E and 2 more.",
  );
});

test("what no schedule can do is said with a reason", () => {
  const { name, cells } = bestMap({ grid, choices, points: refusals, metric });
  expect(say(name, cells, 2)).toBe("4 processors, 8 microbatches: No schedule is possible. GPipe: Too many.");
  expect(pointOf(cells[2])).toBeUndefined();
});

test("each schedule has a map of its own, with numbers without the unit that the legend has", () => {
  const all = [...points, refusals[1]];
  const [first, second] = shadedMaps({ grid, choices, points: all, metric }, heatScale(metric, all));
  expect(first.cells.map((cell) => (cell.kind === "shade" ? [cell.text, cell.step] : cell.kind))).toEqual([
    ["100", 9],
    ["80", 8],
    ["72.7", 7],
  ]);
  expect(say(second.name, second.cells, 2)).toBe(
    "4 processors, 8 microbatches: 1F1B with flush, not possible. Too many.",
  );
});

test("a size without the number says so, and still opens", () => {
  const point = samplePoint({ choice: gpipe, processors: 2, utilization: null });
  const [map] = shadedMaps({ grid, choices, points: [point], metric }, heatScale(metric, [point]));
  expect(say(map.name, map.cells, 1)).toBe("2 processors, 8 microbatches: GPipe, no utilization, mean.");
  expect(pointOf(map.cells[1])).toBe(point);
});
