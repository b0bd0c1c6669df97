import fc from "fast-check";
import { expect, test } from "vitest";
import { sortedOrder } from "./sortedOrder";

test("orders indices by key, and by index where keys are equal", () => {
  const keys = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(Number.POSITIVE_INFINITY)));
  fc.assert(
    fc.property(keys, (given) => {
      const order = [...sortedOrder(Float64Array.from(given))];
      expect(order.toSorted((a, b) => a - b)).toEqual(given.map((_, i) => i));
      for (let place = 1; place < order.length; place++) {
        const [before, after] = [order[place - 1], order[place]];
        expect(given[before] < given[after] || (given[before] === given[after] && before < after)).toBe(true);
      }
    }),
  );
});
