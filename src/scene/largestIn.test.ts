import fc from "fast-check";
import { expect, test } from "vitest";
import { largestIn, largestLevels } from "./largestIn";

test("the first largest value of any range is found", () => {
  const values = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 700 });
  fc.assert(
    fc.property(values, fc.nat(), fc.nat(), (numbers, a, b) => {
      const from = a % numbers.length;
      const to = from + 1 + (b % (numbers.length - from));
      const range = numbers.slice(from, to);
      const column = Float64Array.from(numbers);
      const found = largestIn(column, largestLevels(column), from, to);
      expect(found).toBe(from + range.indexOf(Math.max(...range)));
    }),
    { seed: 3 },
  );
});
