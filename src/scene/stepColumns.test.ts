import fc from "fast-check";
import { expect, test } from "vitest";
import { stepColumns } from "./stepColumns";

/** Highest step of a row within [from, to), by looking at all of them. */
function highestIn(x: readonly number[], value: readonly number[], from: number, to: number): number {
  const seen = x.map((start, i) => start < to && (x[i + 1] ?? Number.POSITIVE_INFINITY) > from);
  const most = Math.max(...value.filter((_, i) => seen[i]));
  return value.findIndex((each, i) => seen[i] && each === most);
}

test("every column of every width has the highest step within it", () => {
  const row = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 })), {
    minLength: 1,
    maxLength: 400,
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), (rows) => {
      const times = rows.map((steps) =>
        steps.map((_, i) => steps.slice(1, i + 1).reduce((sum, [length]) => sum + length, 0)),
      );
      const values = rows.map((steps) => steps.map(([, value]) => value));
      const end = Math.max(...times.flat()) + 5;
      const rowOffset = Int32Array.from([0, ...rows], (_, r) => rows.slice(0, r).flat().length);
      const steps = {
        rowOffset,
        x: Float64Array.from(times.flat()),
        value: Float64Array.from(values.flat()),
      };
      for (const { ticks, perRow, highest } of stepColumns(steps, end))
        for (let r = 0; r < rows.length; r++)
          for (let c = 0; c < perRow; c++) {
            const expected = highestIn(times[r], values[r], c * ticks, (c + 1) * ticks);
            expect(highest[r * perRow + c]).toBe(rowOffset[r] + expected);
          }
    }),
    { numRuns: 30, seed: 3 },
  );
});

test("there are none for few steps, and each is twice as wide as the one before it", () => {
  const steps = (count: number) => ({
    rowOffset: Int32Array.of(0, count),
    x: Float64Array.from({ length: count }, (_, i) => i),
    value: new Float64Array(count),
  });
  expect(stepColumns(steps(100), 100)).toEqual([]);
  expect(stepColumns(steps(1024), 1024).map(({ ticks, perRow }) => [ticks, perRow])).toEqual([
    [2, 512],
    [4, 256],
    [8, 128],
    [16, 64],
  ]);
});
