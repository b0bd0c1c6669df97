import { expect, test } from "vitest";
import { drawnResult } from "../testing/drawnResult";
import { splitTime } from "./timeShares";

test("every processor's time is split into its work by kind and its stalls by cause", () => {
  const { rows } = splitTime(drawnResult(["0F0:2 .:3 0B0:4 .:1", ".:2 1F0:3 1B0:2 1F1:3"]));
  expect(rows[0].busy).toMatchObject({ forward: 2, backward: 4, weightGradient: 0 });
  expect(rows[0].stalls).toMatchObject({ fill: 0, dependency: 3, drain: 1 });
  expect(rows[1].busy).toMatchObject({ forward: 6, backward: 2 });
  expect(rows[1].stalls).toMatchObject({ fill: 2, dependency: 0 });
});

test("the pieces add up to processors × makespan", () => {
  const { total, rows } = splitTime(drawnResult(["0F0:2 .:3 0B0:4 .:1", ".:2 1F0:3 1B0:2 1F1:3", ""]));
  const sum = (numbers: object) => Object.values(numbers).reduce((a: number, b: number) => a + b, 0);
  for (const shares of [total, ...rows]) expect(sum(shares.busy) + sum(shares.stalls)).toBe(shares.area);
  expect(total.area).toBe(3 * 10);
});
