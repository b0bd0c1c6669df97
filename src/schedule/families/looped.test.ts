import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import { analysed } from "../../testing/analysed";
import { planOf, scheduleOf } from "../../testing/schedules";
import { uniform } from "../../testing/workloads";
import { ranksOf } from "../notation";
import { eagerOneForwardOneBackward } from "./eagerOneForwardOneBackward";
import { gpipe } from "./gpipe";
import { interleavedOneForwardOneBackward } from "./interleavedOneForwardOneBackward";
import { loopedBfs } from "./loopedBfs";
import { oneForwardOneBackward } from "./oneForwardOneBackward";

/** As many equal layers as stages. */
function problem(P: number, M: number, v = 1, rest: Parameters<typeof uniform>[2] = {}): Workload {
  return uniform(P * v, [1, 1, 1], { processors: P, microbatches: M, ...rest });
}

function ranks(...args: Parameters<typeof planOf>): string[] {
  return ranksOf(planOf(...args).plan).map((row) => row.join(" "));
}

/** Every P, M up to 4P and v that the references were compared over. */
const sizes = [1, 2, 3, 4, 8].flatMap((P) =>
  Array.from({ length: 4 * P }, (_, i) => [1, 2, 3, 4].map((v) => [P, i + 1, v] as const)).flat(),
);

describe("interleaved 1F1B", () => {
  test("takes a group through a chunk before the next chunk's turn", () => {
    expect(ranks(interleavedOneForwardOneBackward, problem(2, 4, 2))).toEqual([
      "0F0 0F1 2F0 2F1 0F2 2B0 0F3 2B1 2F2 0B0 2F3 0B1 2B2 2B3 0B2 0B3",
      "1F0 1F1 3F0 3B0 3F1 3B1 1F2 1B0 1F3 1B1 3F2 3B2 3F3 3B3 1B2 1B3",
    ]);
  });

  test("may take larger groups, and a last one that is shorter", () => {
    expect(ranks(interleavedOneForwardOneBackward, problem(2, 5, 2), { group: 3 })[1]).toBe(
      "1F0 1F1 1F2 3F0 3B0 3F1 3B1 3F2 3B2 1F3 1B0 1F4 1B1 3F3 1B2 3F4 3B3 3B4 1B3 1B4",
    );
  });

  /** The same order said otherwise: (microbatch, chunk) sorted by group, then chunk; a forward while few enough are open. */
  function slowly(p: number, P: number, M: number, v: number, N: number): string {
    const units = Array.from({ length: M * v }, (_, i) => ({ m: i % M, chunk: Math.floor(i / M) }));
    units.sort((a, b) => Math.floor(a.m / N) - Math.floor(b.m / N) || a.chunk - b.chunk || a.m - b.m);
    const forwards = units.map(({ m, chunk }) => `${chunk * P + p}F${m}`);
    const backwards = units.map(({ m, chunk }) => `${(v - 1 - chunk) * P + p}B${m}`);
    const cells: string[] = [];
    let open = 0;
    while (backwards.length > 0) {
      const ahead = open < 2 * (P - 1 - p) + (v - 1) * N + 1;
      const next = ahead && forwards.length > 0 ? forwards.shift() : backwards.shift();
      open += next?.includes("F") ? 1 : -1;
      cells.push(next ?? "");
    }
    return cells.join(" ");
  }

  test("is Megatron's order for every size", () => {
    for (const [P, M, v] of sizes)
      for (const N of [P, M].filter((n) => n === M || (n <= M && M % n === 0)))
        expect(ranks(interleavedOneForwardOneBackward, problem(P, M, v), { chunks: v, group: N })).toEqual(
          Array.from({ length: P }, (_, p) => slowly(p, P, M, v, N)),
        );
  });

  test.each([
    [8, 32, 213],
    [16, 128, 813],
    [64, 1024, 6333],
  ])("takes as long as other simulators find: P = %i, M = %i in %i halves", (P, M, halves) => {
    expect(scheduleOf(interleavedOneForwardOneBackward, problem(P, M, 2)).makespan).toBe(halves);
  });

  test("counts times of a chunk, not of a processor", () => {
    const { report } = analysed(interleavedOneForwardOneBackward, problem(4, 8, 2));
    expect(report.makespan).toBe(57); // (8·2 + 3)·3; with the times of a processor it would be (8 + 3)·6 = 66
    expect(report.closedForms).toMatchObject([
      { formula: "(M·v + P − 1)(tF + tB)", value: 57, agrees: true },
      { formula: "(P − 1) ÷ (M·v + P − 1)", value: 3 / 19, agrees: true },
      { value: [11, 9, 7, 5], agrees: true },
    ]);
  });

  test("with one chunk is eager 1F1B, not 1F1B", () => {
    for (const [P, M] of [
      [4, 8],
      [2, 3],
      [8, 20],
    ]) {
      const one = ranks(interleavedOneForwardOneBackward, problem(P, M), { chunks: 1 });
      expect(one).toEqual(ranks(eagerOneForwardOneBackward, problem(P, M)));
      expect(one).not.toEqual(ranks(oneForwardOneBackward, problem(P, M)));
    }
  });

  test("works with fewer microbatches than processors", () => {
    const { report } = analysed(interleavedOneForwardOneBackward, problem(4, 2, 2));
    expect(report.closedForms[0].whyNot).toBe("The formula holds for M of at least P = 4.");
    expect(report.makespan).toBe(27); // 8 stages there and back, and one more forward and backward
  });

  test("says which group it takes where the batch does not divide into groups of P", () => {
    const notes = (M: number, options = {}) =>
      planOf(interleavedOneForwardOneBackward, problem(4, M, 2), options).notes;
    expect(notes(10)).toEqual([
      "Microbatches pass through a chunk in groups of 5; the batch does not divide into groups of 4.",
    ]);
    expect(notes(8)).toEqual([]);
    expect(notes(10, { group: 10 })).toEqual([]);
    expect(notes(10, { chunks: 1 })).toEqual([]);
  });

  test("leaves processors unused that two chunks each cannot feed", () => {
    const few = planOf(
      interleavedOneForwardOneBackward,
      uniform(5, [1, 1, 1], { processors: 4, microbatches: 4 }),
    );
    expect(few.plan.order.map((row) => row.length > 0)).toEqual([true, true, false, false]);
    expect(few.notes).toEqual(["2 of 4 processors used."]);
  });

  test("refuses more chunks than layers", () => {
    const { plan } = interleavedOneForwardOneBackward;
    const refused = plan(problem(2, 4), { chunks: 3, barrier: "batch" });
    expect(isRefusal(refused) && refused.reason).toBe(
      "This network has 2 layers, too few for 3 chunks on a processor; the most chunks here are 2.",
    );
  });
});

describe("eager 1F1B", () => {
  test("warms up with two forwards for each stage still ahead", () => {
    expect(ranks(eagerOneForwardOneBackward, problem(3, 5))).toEqual([
      "0F0 0F1 0F2 0F3 0F4 0B0 0B1 0B2 0B3 0B4",
      "1F0 1F1 1F2 1B0 1F3 1B1 1F4 1B2 1B3 1B4",
      "2F0 2B0 2F1 2B1 2F2 2B2 2F3 2B3 2F4 2B4",
    ]);
  });

  test.each([
    [4, 8, 0, 66, 66, 66],
    [4, 8, 1, 72, 72, 82],
    [8, 32, 0, 234, 234, 234],
    [8, 32, 1, 248, 248, 302],
  ])(
    "hides what 1F1B exposes: P = %i, M = %i, c = %i",
    (processors, microbatches, latency, gpipes, eagers, plain) => {
      const w = uniform(processors, [2, 2, 2], { processors, microbatches, latency });
      expect(scheduleOf(gpipe, w).makespan).toBe(gpipes);
      expect(scheduleOf(eagerOneForwardOneBackward, w).makespan).toBe(eagers);
      expect(scheduleOf(oneForwardOneBackward, w).makespan).toBe(plain);
    },
  );

  test("says how long transfers may be", () => {
    const { report } = analysed(eagerOneForwardOneBackward, problem(4, 8, 1, { latency: 2 }));
    expect(report.closedForms[0]).toMatchObject({
      formula: "(M + P − 1)(tF + tB) + 2(P − 1)·c",
      agrees: false,
      whyNot:
        "The formula holds while transfers both ways take no longer than tF + tB = 3 ticks; they take 4.",
    });
  });
});

describe("looped BFS", () => {
  test("takes the whole batch through a chunk, and backwards microbatches in reverse", () => {
    expect(ranks(loopedBfs, problem(2, 3, 2))).toEqual([
      "0F0 0F1 0F2 2F0 2F1 2F2 2B2 2B1 2B0 0B2 0B1 0B0",
      "1F0 1F1 1F2 3F0 3F1 3F2 3B2 3B1 3B0 1B2 1B1 1B0",
    ]);
  });

  test("with one chunk is GPipe that drains last in, first out", () => {
    for (const [P, M] of [
      [4, 8],
      [3, 2],
    ]) {
      const one = ranks(loopedBfs, problem(P, M), { chunks: 1 });
      expect(one).toEqual(ranks(gpipe, problem(P, M), { drain: "lifo" }));
      expect(one).not.toEqual(ranks(gpipe, problem(P, M), { drain: "fifo" }));
    }
  });

  test("hides transfers while the batch is long enough", () => {
    const w = (M: number) => problem(2, M, 2, { latency: 1 });
    expect(scheduleOf(loopedBfs, w(4)).makespan).toBe((4 * 2 + 1) * 3 + 2);
    const { report } = analysed(loopedBfs, w(3));
    expect(report.closedForms[0].whyNot).toBe(
      "The formula holds while P·c is at most (M − P)·min(tF, tB) = 1 ticks; it is 2.",
    );
  });
});

describe("published makespans and memory", () => {
  /** Most forwards of a row without their backward. */
  function peaks(...args: Parameters<typeof planOf>): number[] {
    return ranks(...args).map((row) => {
      let open = 0;
      let most = 0;
      for (const cell of row.split(" ")) {
        open += cell.includes("F") ? 1 : -1;
        most = Math.max(most, open);
      }
      return most;
    });
  }

  test("hold for every size", () => {
    for (const [P, M, v] of sizes) {
      const w = uniform(P * v, [2, 1, 3], { processors: P, microbatches: M });
      const name = `P = ${P}, M = ${M}, v = ${v}`;
      const options = { chunks: v };
      if (M >= P || v === 1) {
        const ticks = (M * v + P - 1) * 6;
        expect(scheduleOf(interleavedOneForwardOneBackward, w, options).makespan, name).toBe(ticks);
        expect(scheduleOf(loopedBfs, w, options).makespan, name).toBe(ticks);
      }
      expect(peaks(loopedBfs, w, options), name).toEqual(Array(P).fill(M * v));
      if (M % P === 0)
        expect(peaks(interleavedOneForwardOneBackward, w, options), name).toEqual(
          Array.from({ length: P }, (_, p) => Math.min(2 * (P - 1 - p) + (v - 1) * P + 1, M * v)),
        );
      if (v > 1) continue;
      expect(scheduleOf(eagerOneForwardOneBackward, w).makespan, name).toBe((M + P - 1) * 6);
      expect(peaks(eagerOneForwardOneBackward, w), name).toEqual(
        Array.from({ length: P }, (_, p) => Math.min(2 * (P - p) - 1, M)),
      );
    }
  });
});
