import { expect, test } from "vitest";
import { decimalsOf } from "./decimalsOf";

const cases: readonly (readonly [numbers: readonly number[], decimals: number])[] = [
  [[], 0],
  [[0, 1, 1e30], 0],
  [[0.5, 1], 1],
  [[12.125, 3.25], 3],
  [[0.1 + 0.2], 6],
  [[1 / 3, 100], 6],
  [[1e-7], 7],
  [[1.5e-7, 2], 8],
  [[1e-7 / 3], 13],
  [[5e-324], 15],
];

test.each(cases)("%j take %i decimals", (numbers, decimals) => expect(decimalsOf(numbers)).toBe(decimals));
