import { expect, test } from "vitest";
import { sampleProblem } from "../testing/sweeps";
import { withSize } from "./withSize";

test("another size changes processors and microbatches, and nothing else", () => {
  const problem = sampleProblem();
  expect(withSize(problem, { processors: 3, microbatches: 5 })).toEqual({
    ...problem,
    machine: { ...problem.machine, processors: 3 },
    training: { ...problem.training, microbatches: 5 },
  });
});

test("the size it has gives the very same problem", () => {
  const problem = sampleProblem();
  expect(withSize(problem, { processors: 4, microbatches: 8 })).toBe(problem);
});

test("processors beyond the given speeds have speed 1", () => {
  const problem = sampleProblem();
  const slow = { ...problem, machine: { ...problem.machine, speeds: [2, 2, 2, 3] } };
  expect(withSize(slow, { processors: 6, microbatches: 8 }).machine.speeds).toEqual([2, 2, 2, 3, 1, 1]);
  expect(withSize(slow, { processors: 2, microbatches: 8 }).machine.speeds).toEqual([2, 2]);
});
