import { expect, test } from "vitest";
import { sampleProblem } from "../../testing/sweeps";
import { fixInWords } from "./fixInWords";

/** 4 processors, 8 microbatches, 1 batch. */
const problem = sampleProblem();

test.each([
  [{ processors: 2, microbatches: 8, batches: 1 }, "Set 2 processors"],
  [{ processors: 2, microbatches: 9, batches: 1 }, "Set 2 processors and 9 microbatches"],
  [{ processors: 2, microbatches: 9, batches: 3 }, "Set 2 processors, 3 batches and 9 microbatches"],
  [{ processors: 4, microbatches: 8, batches: 1 }, undefined],
])("says what %o changes", (numbers, words) => {
  expect(fixInWords({ kind: "numbers", ...numbers }, problem)).toBe(words);
});

test("says how long a chain is", () => {
  expect(fixInWords({ kind: "chain", layers: 1 }, problem)).toBe("Use a chain of 1 equal layer");
});
