import { describe, expect, test } from "vitest";
import { drawnResult } from "../testing/drawnResult";
import { position } from "../testing/ids";
import { buildScene } from "./gantt";
import { hitTest, nearestTask } from "./hitTest";
import { taskNear, walk } from "./walk";

const result = drawnResult(["0F0 .:2 0F1 (0F2;0B0):4", "", ". 1F0 1F1:2"]);
const scene = buildScene({ result, overlays: [] });
const hit = (ticks: number, row: number) => hitTest(scene, result.stalls, ticks, row);

describe("a point of the chart", () => {
  test("hits the task that runs there, from its start up to its end", () => {
    expect(hit(0, 0)).toEqual({ kind: "task", position: 0 });
    expect(hit(0.99, 0.5)).toEqual({ kind: "task", position: 0 });
    expect(hit(1, 0)).toEqual({ kind: "stall", index: 0 });
    expect(hit(3, 0)).toEqual({ kind: "task", position: 1 });
  });

  test("hits the half of an overlapped pair that is drawn there", () => {
    expect(hit(5, 0)).toEqual({ kind: "task", position: 2 });
    expect(hit(6, 0)).toEqual({ kind: "task", position: 3 });
  });

  test("hits the stalls of an unused row, of fill and of drain", () => {
    expect(hit(4, 1)).toEqual({ kind: "stall", index: 1 });
    expect(hit(0.5, 2)).toEqual({ kind: "stall", index: 2 });
    expect(hit(7.9, 2)).toEqual({ kind: "stall", index: 3 });
  });

  test("hits nothing outside", () => {
    for (const [ticks, row] of [
      [-1, 0],
      [8, 0],
      [1, -0.1],
      [1, 3],
      [Number.NaN, 0],
    ])
      expect(hit(ticks, row)).toEqual({ kind: "none" });
  });

  test("finds a task within reach beside it", () => {
    expect(nearestTask(scene, 1.4, 0, 0.5)).toBe(0);
    expect(nearestTask(scene, 2.7, 0, 0.5)).toBe(1);
    expect(nearestTask(scene, 2, 0, 0.5)).toBe(-1);
    expect(nearestTask(scene, 2, 1, 10)).toBe(-1);
  });
});

/** The column, counting how often it is read. */
function counted(column: Float64Array, reads: { count: number }): Float64Array {
  return new Proxy(column, {
    get(target, key) {
      reads.count++;
      return Reflect.get(target, key, target);
    },
  });
}

describe("a schedule of very many tasks", () => {
  const N = 2 ** 18;
  const rowOffset = Int32Array.of(0, N, 2 * N);
  /** Tasks of 3 ticks, one every 4; stalls between them. */
  const column = (from: number) => Float64Array.from({ length: 2 * N }, (_, i) => 4 * (i % N) + from);
  const columns = { rowOffset, start: column(0), end: column(3) };
  const idle = { rowOffset, start: column(3), end: column(4) };

  test.each([
    ["a task", 4 * 100_000 + 1, 1],
    ["a stall", 4 * 100_000 + 3.5, 1],
    ["the last", 4 * (N - 1) + 1, 0],
  ])("is read no more often than twice its logarithm and a few times: %s", (_, ticks, r) => {
    const reads = { count: 0 };
    const counting = <T extends { start: Float64Array; end: Float64Array }>(given: T): T => ({
      ...given,
      start: counted(given.start, reads),
      end: counted(given.end, reads),
    });
    const counts = counting({ ...columns });
    const many = { ...scene, tasks: { ...scene.tasks, columns: { ...scene.tasks.columns, ...counts } } };
    const found = hitTest(many, counting({ ...result.stalls, ...idle }), ticks, r);
    expect(found.kind).toBe(ticks % 4 < 3 ? "task" : "stall");
    nearestTask(many, ticks, r, 2);
    expect(reads.count).toBeLessThanOrEqual(3 * (18 + 1) + 12);
    expect(reads.count).toBeGreaterThan(18);
  });
});

describe("the keyboard", () => {
  const { columns } = result;

  test("walks along a row and stops at its ends", () => {
    expect(walk(columns, position(0), "next")).toBe(1);
    expect(walk(columns, position(0), "previous")).toBe(0);
    expect(walk(columns, position(3), "next")).toBe(3);
    expect(walk(columns, position(1), "last")).toBe(3);
    expect(walk(columns, position(3), "first")).toBe(0);
  });

  test("goes to what runs at the same time in the next row that has tasks", () => {
    expect(walk(columns, position(1), "below")).toBe(5);
    expect(walk(columns, position(4), "above")).toBe(0);
    expect(walk(columns, position(0), "above")).toBe(0);
    expect(walk(columns, position(5), "below")).toBe(5);
  });

  test("goes to the nearest where nothing runs", () => {
    expect(taskNear(columns, 0, 1.5)).toBe(0);
    expect(taskNear(columns, 0, 2.5)).toBe(1);
    expect(taskNear(columns, 0, 99)).toBe(3);
    expect(taskNear(columns, 1, 0)).toBe(-1);
  });
});
