import { expect, test } from "vitest";
import { seededRandom } from "../base/random";
import { drawnResult } from "../testing/drawnResult";
import { coverRow, MIXED, makeCoverage } from "./coverage";
import { coverageGrid, coverSampled, prepareGrid } from "./coverageGrid";
import { buildScene } from "./gantt";

const WIDTH = 50;
const random = seededRandom(1);
const words = Array.from({ length: 20_000 }, (_, m) => {
  const length = 1 + Math.floor(random() * 9);
  const cell = ["0F", "0I", "0W", ".", "pair"][Math.floor(random() * 5)];
  if (cell === ".") return `.:${length}`;
  return cell === "pair" ? `(0F${m};0I${m}):${length}` : `${cell}${m % 100}:${length}`;
});
const result = drawnResult([words.join(" ")]);
const { tasks, makespan } = buildScene({ result, overlays: [] });

test.each([
  ["everything", 0, 1],
  ["a third", 0.3, 0.63],
  ["more than everything", -0.2, 1.3],
])("samples agree with the exact shares within 2 percent of a pixel: %s", (_, a, b) => {
  const viewport = { from: a * makespan, to: b * makespan };
  while (prepareGrid(tasks, makespan, makespan / WIDTH));
  const grid = coverageGrid(tasks, makespan, (viewport.to - viewport.from) / WIDTH);
  const levels = grid?.rows[0];
  expect(levels?.length).toBeGreaterThan(1);
  if (grid === undefined || levels === undefined) return;
  const exact = makeCoverage(WIDTH);
  const fast = makeCoverage(WIDTH);
  coverRow(tasks, 0, viewport, WIDTH, exact);
  coverSampled(tasks, levels, grid, viewport, WIDTH, fast);
  for (let x = 0; x < WIDTH; x++) {
    if (exact.solid[x] !== MIXED) expect(fast.solid[x]).toBe(exact.solid[x]);
    else
      for (const kind of tasks.kindsUsed)
        expect(Math.abs(fast.share[kind][x] - exact.share[kind][x])).toBeLessThan(0.02);
  }
});

test("there is no grid for pixels about as long as a task", () => {
  expect(coverageGrid(tasks, makespan, 5)).toBeUndefined();
  expect(prepareGrid(buildScene({ result: { ...result }, overlays: [] }).tasks, makespan, 5)).toBe(false);
});

test("room that another chart's kinds were written to is written over", () => {
  const forwards = Array.from({ length: 20_000 }, (_, m) => `0F${m}:${1 + (m % 3)} .:1`).join(" ");
  const one = buildScene({ result: drawnResult([forwards]), overlays: [] });
  const viewport = { from: 0, to: one.makespan };
  expect(prepareGrid(one.tasks, one.makespan, one.makespan / WIDTH)).toBe(true);
  const grid = coverageGrid(one.tasks, one.makespan, one.makespan / WIDTH);
  const levels = grid?.rows[0];
  expect(levels).toBeDefined();
  if (grid === undefined || levels === undefined) return;
  const out = makeCoverage(WIDTH);
  for (const column of out.share) column.fill(0.5);
  coverSampled(one.tasks, levels, grid, viewport, WIDTH, out);
  for (const kind of [1, 2, 3]) expect([...out.share[kind]]).toEqual(new Array(WIDTH).fill(0));
});
