import { expect, test } from "vitest";
import { drawnResult } from "../../testing/drawnResult";
import { compare } from "./comparison";
import { comparisonCsv, comparisonMarkdown } from "./tableText";

const { report } = drawnResult(["0F0:2 .:2 0B0:4", ".:2 1F0:2"]);
const charts = [
  {
    id: "a",
    name: "A",
    report: { ...report, makespan: 8, period: null, bubbleFraction: 0.5, staleness: [3, 0] },
  },
  {
    id: "b",
    name: "B",
    report: { ...report, makespan: 6, period: 6, bubbleFraction: 0.375, staleness: [2, 0] },
  },
];
const cell = (baseline: string, row: string, column: number) =>
  compare(charts, baseline).find(({ id }) => id === row)?.cells[column];

test("times differ in percent of the baseline's, shares in points, counts by how many", () => {
  expect(cell("a", "makespan", 1)?.difference).toBe("−25 %");
  expect(cell("a", "bubbleFraction", 1)?.difference).toBe("−13 pt");
  expect(cell("a", "staleness", 1)?.difference).toBe("−1");
});

test("the baseline has no difference to itself, and one processor is no column to differ from", () => {
  expect(cell("a", "makespan", 0)?.difference).toBeUndefined();
  expect(cell("one", "makespan", 1)?.difference).toBeUndefined();
});

test("a number that a schedule lacks is a dash and is compared with nothing", () => {
  expect(cell("a", "period", 0)?.text).toBe("–");
  expect(cell("a", "period", 1)?.difference).toBeUndefined();
  expect(cell("a", "period", 1)?.isBest).toBe(false);
});

test("the better of different numbers is marked, alike ones are not", () => {
  expect([cell("a", "makespan", 0)?.isBest, cell("a", "makespan", 1)?.isBest]).toEqual([false, true]);
  expect(cell("a", "trafficBytes", 0)?.isBest).toBe(false);
});

test("numbers of an earlier problem are compared with nothing", () => {
  const [a, b] = charts;
  const cells = (shown: typeof charts) => compare(shown, "a").find(({ id }) => id === "makespan")?.cells;
  for (const shown of [
    [{ ...a, isStale: true }, b],
    [a, { ...b, isStale: true }],
  ])
    expect(cells(shown)).toMatchObject([
      { difference: undefined, isBest: false },
      { difference: undefined, isBest: false },
    ]);
});

test("a formula stands beside the simulated number, with whether they agree", () => {
  const form = {
    metric: "makespan",
    formula: "(m + P − 1) t",
    value: 7,
    simulated: 8,
    agrees: false,
    whyNot: null,
  };
  const [row] = compare([{ ...charts[0], report: { ...report, closedForms: [form] } }], "a").slice(-1);
  expect(row.cells[0]).toMatchObject({
    text: "7 ticks",
    remark: "differs",
    detail: "(m + P − 1) t\nSimulated: 8 ticks.",
  });
});

test("the table is copied as plain numbers, and as it reads", () => {
  const rows = compare(charts, "a").filter(({ id }) => id === "makespan");
  const plain = rows.map((row) => ({ ...row, definition: "From start to end, in one piece.\nmax of end" }));
  expect(comparisonCsv(charts, plain)).toBe(
    'metric,A,B,definition\nMakespan,8,6,"From start to end, in one piece. Formula: max of end"\n',
  );
  expect(comparisonMarkdown(charts, rows)).toBe(
    "| Metric | A | B |\n| --- | ---: | ---: |\n| Makespan | 8 ticks | 6 ticks (−25 %) |\n",
  );
});
