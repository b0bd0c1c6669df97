import { describe, expect, test } from "vitest";
import { isRefusal } from "../base/refusal";
import { fitProblem } from "../model/fitProblem";
import type { Problem } from "../model/problem";
import { uniformNetwork } from "../model/uniform";
import { examineOrder } from "./examineOrder";

function problemOf(layers: number, processors: number, microbatches: number): Problem {
  const network = uniformNetwork(layers, { forward: 1, activationGradient: 1, weightGradient: 1 });
  if (isRefusal(network)) throw new Error(network.reason);
  return {
    network,
    machine: { processors, transfer: { kind: "none" } },
    training: { microbatches, batches: 1, batchSize: 1, firstGradient: true },
    cost: { id: "ticks", options: {} },
  };
}

const twoByThree = problemOf(2, 2, 3);
const flush = "0F0 0F1 0B0 0F2 0B1 0B2\n1F0 1B0 1F1 1B1 1F2 1B2";

describe("an order that is sound", () => {
  test("is called by its published name", () => {
    expect(examineOrder(twoByThree, flush, {})).toMatchObject({ problems: [], problemCount: 0, fixes: [] });
    expect(examineOrder(twoByThree, flush, {}).sentence).toMatch(/^1F1B with flush\b/);
  });

  test("is told by what it does otherwise", () => {
    const early = flush.replace("1B0 1F1", "1F1 1B0");
    expect(examineOrder(twoByThree, early, {}).sentence).toBe(
      "1F1B with flush, except that processor 1 runs 1F1 before 1B0.",
    );
  });
});

describe("an order that is not sound", () => {
  test("has its problems, and no name", () => {
    const exam = examineOrder(twoByThree, flush.replace("1B1", "1B0"), {});
    expect(exam.problems.map(({ rule }) => rule)).toEqual(["twice", "missing"]);
    expect(exam.sentence).toBeUndefined();
    expect(exam.fixes).toEqual([]);
  });

  test("has one problem if it cannot be read at all", () => {
    const exam = examineOrder(twoByThree, "[", {});
    expect(exam.problemCount).toBe(1);
    expect(exam.problems[0]).toMatchObject({ cells: [], message: expect.stringContaining("JSON") });
  });

  test("of another size comes with the numbers that it was written for, and then it runs", () => {
    const problem = problemOf(2, 8, 16);
    const { fixes } = examineOrder(problem, flush, {});
    expect(fixes).toEqual([{ kind: "numbers", processors: 2, microbatches: 3, batches: 1 }]);
    const speeds = [1, 2, 1, 1, 1, 1, 1, 1];
    const fitted = fixes.reduce(fitProblem, { ...problem, machine: { ...problem.machine, speeds } });
    expect(fitted.machine).toMatchObject({ processors: 2, speeds: [1, 2] });
    expect(examineOrder(fitted, flush, {}).problemCount).toBe(0);
  });

  test("of more stages than there are layers comes with a chain, besides the numbers if they are wrong, too", () => {
    const chain = { kind: "chain", layers: 2 } as const;
    expect(examineOrder(problemOf(1, 2, 3), flush, {}).fixes).toEqual([chain]);
    const both = examineOrder(problemOf(1, 2, 4), flush, {}).fixes;
    expect(both.map(({ kind }) => kind)).toEqual(["numbers", "chain"]);
    expect(examineOrder(both.reduce(fitProblem, problemOf(1, 2, 4)), flush, {}).problemCount).toBe(0);
  });

  test("with a slip of the pen in a number is not taken for one of a larger problem", () => {
    expect(examineOrder(twoByThree, flush.replace("1F2", "1F22"), {}).fixes).toEqual([]);
    expect(examineOrder(twoByThree, flush.replace("1F2", "9F2"), {}).fixes).toEqual([]);
  });
});
