import { expect, test } from "vitest";
import type { Op } from "../tasks/op";
import { planOf } from "../testing/schedules";
import { uniform } from "../testing/workloads";
import { oneForwardOneBackward } from "./families/oneForwardOneBackward";
import { cellText, ranksOf } from "./notation";

test("ranks list stage, kind and microbatch in execution order", () => {
  const { plan } = planOf(oneForwardOneBackward, uniform(2, [1, 1, 1], { processors: 3, microbatches: 2 }));
  expect(ranksOf(plan)).toEqual([["0F0", "0F1", "0B0", "0B1"], ["1F0", "1B0", "1F1", "1B1"], []]);
});

test("a part of a divided activation gradient names itself and its share", () => {
  const whole = { kind: "activationGradient", stage: 2, firstLayer: 2, lastLayer: 2, parts: 2 } as const;
  const ops: Op[] = [
    { ...whole, part: 0, fraction: 1 / 3, cost: 4 },
    { ...whole, part: 1, fraction: 2 / 3, cost: 8 },
  ];
  const graph = { ops, edges: [], stages: 1 };
  expect(ops.map((op) => cellText(graph, op, 0))).toEqual(["2I0#0:1/3", "2I0#1:2/3"]);
});

test("shares of a gradient that costs nothing are decimals", () => {
  const op = {
    kind: "activationGradient",
    stage: 0,
    firstLayer: 0,
    lastLayer: 0,
    part: 1,
    parts: 2,
    fraction: 0.5,
    cost: 0,
  } as const;
  expect(cellText({ ops: [op], edges: [], stages: 1 }, op, 7)).toBe("0I7#1:0.5");
});
