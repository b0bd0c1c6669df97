import fc from "fast-check";
import { expect, test } from "vitest";
import { beatenBy, UNBEATEN } from "./paretoFront";

test("who is worse in nothing and better in something beats", () => {
  expect([
    ...beatenBy([
      [1, 4],
      [2, 2],
      [4, 1],
      [3, 3],
      [4, 4],
      [2, 2],
    ]),
  ]).toEqual([-1, -1, -1, 1, 0, -1]);
});

test("a row with something unknown is not compared", () => {
  expect([
    ...beatenBy([
      [1, 1],
      [2, Number.NaN],
      [2, 2],
    ]),
  ]).toEqual([-1, -1, 0]);
});

test("the front is what no row beats, each of the others is beaten by one of the front", () => {
  const row = fc.array(fc.nat(4), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      const by = beatenBy(rows);
      for (const [b, beater] of by.entries()) {
        const all = rows.filter((a) => a.every((v, i) => v <= rows[b][i]) && a.join() !== rows[b].join());
        expect(beater === UNBEATEN).toBe(all.length === 0);
        if (beater === UNBEATEN) continue;
        expect(all).toContain(rows[beater]);
        expect(by[beater]).toBe(UNBEATEN);
      }
    }),
  );
});
