import { expect, test } from "vitest";
import { defaultDocument } from "./defaultDocument";
import { documentReplaced, documentStore, undone } from "./documentStore";
import { interleavingCompared } from "./interleavingCompared";

const now = () => documentStore.getState().document;

test("one press interleaves and puts one task beside two, and one step takes it back", () => {
  const start = defaultDocument();
  documentReplaced({
    ...start,
    problem: { ...start.problem, cost: { id: "systolic", options: { array: "64x64" } } },
  });
  const before = now();
  interleavingCompared();
  expect(now().problem.cost.options).toEqual({ array: "64x64", gradients: "interleaved" });
  expect(now().charts.map(({ family, options }) => [family, options])).toEqual([
    ["pipedream", {}],
    ["layerpipe", {}],
    ["layerpipe", { gradientTasks: "apart" }],
  ]);
  const compared = now();
  interleavingCompared();
  expect(now()).toBe(compared);
  undone();
  expect(now()).toBe(before);
});
