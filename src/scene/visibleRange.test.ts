import fc from "fast-check";
import { expect, test } from "vitest";
import { firstAbove, gallopAbove, gallopFrom } from "./visibleRange";

const column = fc
  .array(fc.integer({ min: 0, max: 60 }), { maxLength: 80 })
  .map((values) => Float64Array.from(values).sort());

test("every way of searching finds the first value above", () => {
  fc.assert(
    fc.property(column, fc.integer({ min: -1, max: 61 }), fc.nat(80), fc.nat(90), (values, x, low, guess) => {
      const from = Math.min(low, values.length);
      const expected = values.findIndex((value, i) => i >= from && value > x);
      const wanted = expected === -1 ? values.length : expected;
      expect(firstAbove(values, x, from, values.length)).toBe(wanted);
      expect(gallopAbove(values, x, from, values.length)).toBe(wanted);
      expect(gallopFrom(values, x, guess, from, values.length)).toBe(wanted);
    }),
    { numRuns: 500 },
  );
});
