import "../testing/seed";
import fc from "fast-check";
import { expect, test } from "vitest";
import { coarseToFine } from "./coarseToFine";

const row = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ processors: i + 1, microbatches: 8 }));

test("a row is swept from its ends over the middle and the quarters to the rest", () => {
  expect(coarseToFine(row(9)).map(({ processors }) => processors)).toEqual([1, 9, 5, 3, 7, 2, 4, 6, 8]);
  expect(coarseToFine(row(2)).map(({ processors }) => processors)).toEqual([1, 2]);
  expect(coarseToFine([])).toEqual([]);
});

test("a field is swept from its corners, with few microbatches first", () => {
  const cells = [8, 4, 2].flatMap((microbatches) =>
    [1, 2, 3].map((processors) => ({ processors, microbatches })),
  );
  expect(coarseToFine(cells).map((cell) => `${cell.processors}×${cell.microbatches}`)).toEqual([
    ...["1×2", "3×2", "1×8", "3×8"],
    ...["2×2", "1×4", "2×4", "3×4", "2×8"],
  ]);
});

test("every cell is swept, each once, and the first half already spans both axes", () => {
  const axis = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(axis, axis, (processors, microbatches) => {
      const cells = processors.flatMap((p) => microbatches.map((m) => ({ processors: p, microbatches: m })));
      const ordered = coarseToFine(cells);
      expect(new Set(ordered)).toEqual(new Set(cells));
      expect(ordered).toHaveLength(cells.length);
      const first = ordered.slice(0, 4);
      expect(new Set(first.map((c) => c.processors))).toEqual(
        new Set([Math.min(...processors), Math.max(...processors)]),
      );
      expect(new Set(first.map((c) => c.microbatches))).toEqual(
        new Set([Math.min(...microbatches), Math.max(...microbatches)]),
      );
    }),
  );
});
