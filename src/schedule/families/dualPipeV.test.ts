import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { analysed } from "../../testing/analysed";
import { planOf, scheduleOf } from "../../testing/schedules";
import { uniform } from "../../testing/workloads";
import { ranksOf } from "../notation";
import { dualPipeV } from "./dualPipeV";

/** Two equal layers for each processor. */
function vee(processors: number, microbatches: number, rest = {}) {
  return uniform(2 * processors, [1, 1, 1], { processors, microbatches, ...rest });
}

function ranks(...args: Parameters<typeof planOf>): string[] {
  return ranksOf(planOf(...args).plan).map((row) => row.join(" "));
}

/**
 * The order of PyTorch's dualpipev_4rank_10mb.csv (pytorch/pytorch, test/distributed/pipelining/artifacts, commit a2af973f,
 * BSD-3-Clause, Copyright (c) Meta Platforms, Inc. and affiliates), without its OVERLAP_F_B.
 */
const FOUR_RANKS_TEN_MICROBATCHES = [
  "0F0 0F1 0F2 0F3 0F4 0F5 0F6 7F0 7I0 7W0 7F1 7I1 7W1 7F2 7I2 7W2 7F3 (0F7;7B3) (7F4;0B0) (0F8;7B4) " +
    "(7F5;0B1) (0F9;7B5) (7F6;0B2) 7B6 (7F7;0B3) 7B7 (7F8;0B4) 7B8 (7F9;0B5) 7B9 0I6 0W6 0I7 0W7 0I8 0W8 " +
    "0I9 0W9",
  "1F0 1F1 1F2 1F3 1F4 6F0 1F5 6F1 6I0 6W0 6F2 6I1 6W1 6F3 (1F6;6B2) (6F4;1B0) (1F7;6B3) (6F5;1B1) " +
    "(1F8;6B4) (6F6;1B2) (1F9;6B5) (6F7;1B3) 6B6 (6F8;1B4) 6B7 (6F9;1B5) 6B8 1B6 6I9 1I7 6W9 1I8 1W7 1I9 " +
    "1W8 1W9",
  "2F0 2F1 2F2 5F0 2F3 5F1 2F4 5F2 5I0 5W0 5F3 (2F5;5B1) (5F4;2B0) (2F6;5B2) (5F5;2B1) (2F7;5B3) " +
    "(5F6;2B2) (2F8;5B4) (5F7;2B3) (2F9;5B5) (5F8;2B4) 5B6 (5F9;2B5) 5B7 2B6 5B8 2I7 5I9 2I8 2W7 2I9 5W9 " +
    "2W8 2W9",
  "3F0 4F0 3F1 4F1 3F2 4F2 3F3 4F3 3F4 4B0 (4F4;3B0) (3F5;4B1) (4F5;3B1) (3F6;4B2) (4F6;3B2) (3F7;4B3) " +
    "(4F7;3B3) (3F8;4B4) (4F8;3B4) (3F9;4B5) (4F9;3B5) 4B6 3B6 4B7 3B7 4I8 3I8 4I9 3I9 4W8 3W8 4W9 3W9",
];

describe("DualPipeV's order", () => {
  test("is that of PyTorch's file", () => {
    expect(ranks(dualPipeV, vee(4, 10))).toEqual(FOUR_RANKS_TEN_MICROBATCHES);
  });

  test("on one processor overlaps both stages of all but the first microbatch", () => {
    expect(ranks(dualPipeV, vee(1, 3))).toEqual([
      "0F0 1F0 0F1 1B0 (1F1;0B0) (0F2;1B1) (1F2;0B1) 1B2 0I2 0W2",
    ]);
  });

  test("goes on with the numbers of the second batch, pairs and all", () => {
    expect(ranks(dualPipeV, vee(1, 2, { batches: 2 }))).toEqual([
      "0F0 1F0 0F1 1B0 (1F1;0B0) 1B1 0I1 0W1 0F2 1F2 0F3 1B2 (1F3;0B2) 1B3 0I3 0W3",
    ]);
  });
});

describe("DualPipeV", () => {
  test.each([
    [2, 4, 26],
    [3, 7, 46],
    [4, 8, 54],
    [4, 16, 102],
  ])("on %i processors with %i microbatches idles 2(P − 1) on every one", (processors, M, makespan) => {
    const { makespan: simulated, busy } = analysed(dualPipeV, vee(processors, M)).report;
    expect(simulated).toBe(makespan);
    expect(busy).toBe(processors * 6 * M);
    expect(makespan - 6 * M).toBe(2 * (processors - 1));
  });

  test("keeps the activations of 2P + 1 stages on every processor", () => {
    expect(analysed(dualPipeV, vee(4, 9)).report.peakActivations).toEqual([9, 9, 9, 9]);
  });

  test("turns for free at the end of the vee (schedules.md 23, mistake 15)", () => {
    expect(scheduleOf(dualPipeV, vee(1, 4, { latency: 100 })).makespan).toBe(24);
    const { columns, plan } = scheduleOf(dualPipeV, vee(2, 4, { latency: 100 }));
    const at = (cell: string) => ranksOf({ ...plan, pairs: undefined })[1].indexOf(cell);
    const row = columns.rowOffset[1];
    expect(columns.start[row + at("2F0")]).toBe(columns.end[row + at("1F0")]);
  });

  test("has nothing to add up between copies", () => {
    expect(planOf(dualPipeV, vee(2, 4)).allReduceBytes).toBeUndefined();
    expect(analysed(dualPipeV, vee(4, 8)).report.trafficBytes).toBe(4 * 3); // 4M(P − 1) in a batch of M
  });

  test("uses fewer processors where layers are too few, and then needs fewer microbatches", () => {
    const { plan, notes } = planOf(dualPipeV, uniform(5, [1, 1, 1], { processors: 8, microbatches: 4 }));
    expect(plan.order.map((row) => row.length > 0)).toEqual([true, true, ...new Array(6).fill(false)]);
    expect(notes).toEqual(["2 of 8 processors used."]);
  });

  test("refuses too few microbatches and too small networks, with what would do", () => {
    const refusal = (w: Parameters<typeof planOf>[1]) => {
      const made = dualPipeV.plan(w, { barrier: "batch" });
      return isRefusal(made) ? made.reason : "planned";
    };
    expect(refusal(vee(4, 7))).toBe(
      "DualPipeV on 4 processors needs at least 2P = 8 microbatches; 7 are too few, the nearest is 8.",
    );
    expect(refusal(vee(1, 1))).toBe(
      "DualPipeV on 1 processor needs at least 2P = 2 microbatches; 1 are too few, the nearest is 2.",
    );
    expect(refusal(uniform(1, [1, 1, 1], { processors: 4, microbatches: 8 }))).toBe(
      "DualPipeV puts two stages on each processor and needs at least 2 layers; this network has 1 layer.",
    );
  });
});
