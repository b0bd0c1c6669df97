import { describe, expect, test } from "vitest";
import { analysed } from "../../testing/analysed";
import { planOf, scheduleOf } from "../../testing/schedules";
import { uniform, type WorkloadSpec, workload } from "../../testing/workloads";
import { ranksOf } from "../notation";
import { validate } from "../validate";
import { seqOneForwardOneBackward } from "./seqOneForwardOneBackward";

const chain = (processors: number, rest: WorkloadSpec) =>
  uniform(processors, [4, 4, 4], { processors, ...rest });

function ranks(pieces: number, ...args: Parameters<typeof chain>): string[] {
  return ranksOf(planOf(seqOneForwardOneBackward, chain(...args), { pieces }).plan).map((row) =>
    row.join(" "),
  );
}

describe("the order", () => {
  test("warms up by P − 2 − r + Q pieces, and returns the later pieces of a microbatch first", () => {
    expect(ranks(2, 3, { microbatches: 2 })).toEqual([
      "0F0.0 0F0.1 0F1.0 0F1.1 0B0.1 0B0.0 0B1.1 0B1.0",
      "1F0.0 1F0.1 1F1.0 1B0.1 1F1.1 1B0.0 1B1.1 1B1.0",
      "2F0.0 2F0.1 2B0.1 2F1.0 2B0.0 2F1.1 2B1.1 2B1.0",
    ]);
  });

  test("is 1F1B with one piece", () => {
    expect(ranks(1, 2, { microbatches: 3 })).toEqual(["0F0 0F1 0B0 0F2 0B1 0B2", "1F0 1B0 1F1 1B1 1F2 1B2"]);
  });

  test("of few pieces is all forwards, then all backwards", () => {
    expect(ranks(3, 4, { microbatches: 1 })[0]).toBe("0F0.0 0F0.1 0F0.2 0B0.2 0B0.1 0B0.0");
  });
});

describe("four equal stages and eight microbatches, F = 4, B = 8", () => {
  test.each([
    [1, 11 * 12, [4, 3, 2, 1]],
    [2, 19 * 6, [5 / 2, 4 / 2, 3 / 2, 2 / 2]],
    [4, 35 * 3, [7 / 4, 6 / 4, 5 / 4, 4 / 4]],
  ])("with %i pieces take %i ticks", (pieces, makespan, peaks) => {
    const { report } = analysed("seq1f1b", chain(4, { microbatches: 8 }), { pieces });
    expect(report.makespan).toBe(makespan);
    expect(report.bubbleFraction).toBeCloseTo(3 / (8 * pieces + 3), 12);
    for (const [r, peak] of report.peakActivations.entries()) expect(peak).toBeCloseTo(peaks[r], 12);
    for (const form of report.closedForms) expect([form.agrees, form.whyNot]).toEqual([true, null]);
    expect(report.closedForms).toHaveLength(3);
  });

  test.each([2, 3, 4, 7])("send as many bytes in %i pieces as whole microbatches do", (pieces) => {
    const { report } = analysed("seq1f1b", chain(4, { microbatches: 8 }), { pieces });
    expect(report.trafficBytes).toBe(6);
  });

  test("say that three pieces cannot be equal", () => {
    const { report } = analysed("seq1f1b", chain(4, { microbatches: 8 }), { pieces: 3 });
    expect(report.closedForms[0].whyNot).toBe(
      "The formula is for pieces that take equally long, and these times cannot be cut so.",
    );
  });
});

test("cuts ticks evenly and loses none", () => {
  const w = workload({
    forward: 7,
    activationGradient: 5,
    weightGradient: 5,
    processors: 1,
    microbatches: 2,
  });
  const { graph } = planOf(seqOneForwardOneBackward, w, { pieces: 4 }).plan.tasks;
  expect(graph.ops.map(({ kind, piece, cost }) => `${kind[0]}${piece} ${cost}`)).toEqual([
    "f0 1",
    "f1 2",
    "f2 2",
    "f3 2",
    "b0 2",
    "b1 3",
    "b2 2",
    "b3 3",
  ]);
  expect(scheduleOf(seqOneForwardOneBackward, w, { pieces: 4 }).makespan).toBe(34);
});

test("a stage's later forward pieces follow the earlier ones, its backward pieces the other way round", () => {
  const w = chain(2, { microbatches: 2 });
  const { plan, columns, makespan } = scheduleOf(seqOneForwardOneBackward, w, { pieces: 2 });
  const order = plan.order.map((row) => row.slice());
  [order[1][1], order[1][0]] = [order[1][0], order[1][1]]; // F0.1 before F0.0
  const position = columns.position.slice();
  const task = columns.task.slice();
  const at = columns.rowOffset[1];
  [task[at], task[at + 1]] = [task[at + 1], task[at]];
  position[task[at]] = at;
  position[task[at + 1]] = at + 1;
  const swapped = { plan: { ...plan, order }, columns: { ...columns, task, position }, makespan };
  expect(validate(swapped, w).map(({ invariant }) => invariant)).toContain("dependency");
});
