import "../testing/seed";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleProblem } from "../testing/sweeps";
import { sweepChunks } from "./sweepChunks";

const problem = sampleProblem();
const choices = Array.from({ length: 10 }, (_, i) => ({ family: `family-${i}`, options: {} }));

test("small cells are computed together", () => {
  const cells = [1, 2].map((processors) => ({ processors, microbatches: 8 }));
  expect(sweepChunks(problem, cells, () => choices)).toEqual([{ cells, choices }]);
});

test("a large cell is divided by its choices: 4 layers × 3 × 3,000 microbatches are 36,000 tasks, two choices a chunk", () => {
  const cells = [{ processors: 4, microbatches: 3_000 }];
  const chunks = sweepChunks(problem, cells, () => choices);
  expect(chunks.map((chunk) => chunk.choices.length)).toEqual([2, 2, 2, 2, 2]);
  const huge = sweepChunks(problem, [{ processors: 4, microbatches: 1_000_000 }], () => choices);
  expect(huge.map((chunk) => chunk.choices.length)).toEqual(Array(10).fill(1));
});

test("chunks hold every missing point exactly once, the cells in their order", () => {
  const cell = fc.record({
    processors: fc.integer({ min: 1, max: 9 }),
    microbatches: fc.constantFrom(1, 8, 500, 9_000, 100_000),
  });
  const cells = fc.uniqueArray(cell, { selector: (c) => `${c.processors}×${c.microbatches}`, maxLength: 30 });
  fc.assert(
    fc.property(cells, fc.integer({ min: 0, max: 10 }), (all, count) => {
      const missing = ({ processors }: { readonly processors: number }) =>
        processors % 3 === 0 ? choices.slice(0, count) : choices;
      const points = sweepChunks(problem, all, missing).flatMap((chunk) => {
        expect(chunk.cells.length * chunk.choices.length).toBeLessThanOrEqual(24);
        return chunk.cells.flatMap((c) => chunk.choices.map((choice) => [c, choice] as const));
      });
      expect(points).toEqual(all.flatMap((c) => missing(c).map((choice) => [c, choice])));
    }),
  );
});
