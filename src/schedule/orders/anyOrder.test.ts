import fc from "fast-check";
import { expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { arbitraryWorkload } from "../../testing/arbitraryWorkload";
import { timesOf } from "../../testing/schedules";
import { ranksOf } from "../notation";
import { validate } from "../validate";
import { checkOrder } from "./checkOrder";
import type { WrittenOrder } from "./order";
import { readOrder } from "./readOrder";

const number = fc.nat(2);
const task = fc
  .tuple(number, fc.constantFrom("F", "F", "B", "B", "I", "W"), number)
  .map(([stage, kind, m]) => `${stage}${kind}${m}`);
const cell = fc.oneof(
  { weight: 12, arbitrary: task },
  { weight: 1, arbitrary: fc.tuple(task, task).map(([a, b]) => `(${a};${b})`) },
  { weight: 1, arbitrary: fc.tuple(task, number).map(([a, piece]) => `${a}.${piece}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("0I0#0:1/3", "0I0#1:2/3", "1I0#0:0.5", "1I0#1:0.5", "9F9", "0F99999999"),
  },
  { weight: 1, arbitrary: fc.constantFrom("U", "0SEND_F0", "1RECV_F0", "0UNSHARD", "0BW0", "x", "0f0", "") },
);
const rows = fc.array(fc.array(cell, { maxLength: 9 }), { minLength: 1, maxLength: 3 });

/** Complete orders, in any order: most of them fail only at dependencies and deadlocks. */
const complete = fc
  .record({ stages: fc.integer({ min: 1, max: 3 }), microbatches: fc.integer({ min: 1, max: 2 }) })
  .chain(({ stages, microbatches }) => {
    const cells = Array.from({ length: stages * microbatches }, (_, i) => {
      const [stage, m] = [i % stages, Math.floor(i / stages)];
      return i % 2 === 0
        ? [`${stage}F${m}`, `${stage}B${m}`]
        : [`${stage}F${m}`, `${stage}I${m}`, `${stage}W${m}`];
    }).flat();
    const length = cells.length;
    return fc
      .tuple(
        fc.shuffledSubarray(cells, { minLength: length, maxLength: length }),
        fc.array(fc.nat(2), { minLength: length, maxLength: length }),
      )
      .map(([order, row]) => [0, 1, 2].map((r) => order.filter((_, i) => row[i] === r)));
  });

test("any cells have a plan that keeps every invariant, or problems in sentences", () => {
  let planned = 0;
  fc.assert(
    fc.property(
      fc.oneof(rows, complete),
      arbitraryWorkload({ layers: 3, processors: 3, microbatches: 2, batches: 2 }),
      (cells, w) => {
        const order = readOrder(JSON.stringify(cells)) as WrittenOrder;
        if (isRefusal(order)) return;
        const checked = checkOrder(order, w);
        expect(checked.planned === undefined).toBe(checked.problems.length > 0);
        for (const { message, cells: marked } of checked.problems) {
          expect(message).toMatch(/^[A-Z][^\n]*\.$/);
          for (const { row, cell: at } of marked) expect(order.rows[row][at]).toBeDefined();
        }
        if (checked.planned === undefined) return;
        planned++;
        const { plan } = checked.planned;
        expect(validate(timesOf(plan, w), w)).toEqual([]);
        const again = readOrder(JSON.stringify(ranksOf(plan))) as WrittenOrder;
        expect(checkOrder(again, w).planned?.plan.order).toEqual(plan.order);
      },
    ),
    { numRuns: 1000 },
  );
  expect(planned).toBeGreaterThan(5);
});

test("any text is read or refused", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const order = readOrder(text);
      if (isRefusal(order)) expect(order.reason).toMatch(/\.$/);
      else
        for (const written of order.rows.flat())
          expect(text.slice(written.from, written.to)).toBe(written.text);
    }),
    { numRuns: 500 },
  );
});
