import { describe, expect, test } from "vitest";
import type { OptionValues } from "../../../base/options";
import { planOf } from "../../../testing/schedules";
import { uniform } from "../../../testing/workloads";
import { families } from "../../families";
import { ranksOf } from "../../notation";
import { type Recognition, recognizeOrder } from "./recognizeOrder";

interface Sizes {
  readonly stages: number;
  readonly processors: number;
  readonly microbatches: number;
  readonly batches?: number;
}

/** Cells of a family's plan for equal stages. */
function cellsOf(family: string, { stages, ...sizes }: Sizes, options: OptionValues = {}): string[][] {
  const w = uniform(stages, [2, 3, 1], { ...sizes, latency: 1 });
  return ranksOf(planOf(families.get(family), w, options).plan).map((row) => [...row]);
}

/** Families that the sentences below know of: a new one that makes the same orders changes none of them. */
const KNOWN = [
  ...["sequential", "naive", "gpipe", "1f1b", "eager-1f1b", "interleaved-1f1b", "looped-bfs"],
  ...["grouped-interleaved-1f1b", "zb-h1", "zb-h1-quick-start", "zb-h2", "zbv", "chimera", "dualpipe"],
  ...["dualpipev", "bitpipe", "seq1f1b", "pipedream", "pipedream-2bw"],
];

function recognize(
  ranks: readonly (readonly string[])[],
  sizes: Sizes,
  ids: readonly string[] = KNOWN,
): Recognition {
  const known = families.all.filter(({ id }) => ids.includes(id));
  return recognizeOrder(ranks, { batches: 1, ...sizes }, known);
}

const four = { stages: 4, processors: 4, microbatches: 8 };
const eight = { stages: 8, processors: 4, microbatches: 8 };

/** Everything but moves of cells is fixed here. */
function moved(row: number, from: number, to: number): string[][] {
  const ranks = cellsOf("1f1b", four);
  ranks[row].splice(to, 0, ...ranks[row].splice(from, 1));
  return ranks;
}

describe("a family's own order", () => {
  test.each([
    ["sequential", four, "Sequential."],
    ["naive", four, "Naive model parallelism."],
    ["gpipe", four, "GPipe."],
    ["1f1b", four, "1F1B with flush, here the same as Grouped interleaved 1F1B (1 chunk) and PipeDream."],
    ["eager-1f1b", four, "Eager 1F1B, here the same as Interleaved 1F1B (1 chunk)."],
    ["interleaved-1f1b", eight, "Interleaved 1F1B."],
    ["looped-bfs", eight, "Looped BFS."],
    ["grouped-interleaved-1f1b", eight, "Grouped interleaved 1F1B."],
    ["zb-h1", four, "ZB-H1."],
    ["zb-h1-quick-start", four, "ZB-H1 quick start."],
    ["zb-h2", four, "ZB-H2."],
    ["zbv", eight, "ZB-V."],
    ["chimera", four, "Chimera."],
    ["dualpipe", four, "DualPipe."],
    ["dualpipev", eight, "DualPipeV."],
    ["bitpipe", eight, "BitPipe."],
    ["seq1f1b", four, "Seq1F1B."],
    ["pipedream-2bw", four, "PipeDream-2BW."],
    ["zb-h1", { stages: 6, processors: 6, microbatches: 13 }, "ZB-H1."],
    ["zb-h2", { stages: 3, processors: 3, microbatches: 4, batches: 2 }, "ZB-H2."],
    ["gpipe", { stages: 2, processors: 2, microbatches: 3, batches: 3 }, "GPipe."],
  ] as const)("of %s at %o", (family, sizes, sentence) => {
    const found = recognize(cellsOf(family, sizes), sizes);
    expect(found).toMatchObject({ exact: true, moved: 0, differences: [], sentence });
  });

  const own = families.all.filter(({ id }) => !["layerpipe", "zb-auto", "zbv-auto", "order"].includes(id));
  test.each(own.map(({ id }) => id))("of %s is found again at every size", (family) => {
    for (const sizes of [four, eight, { stages: 6, processors: 2, microbatches: 12 }]) {
      const ranks = cellsOf(family, sizes);
      const stages =
        1 + Math.max(...ranks.flat().map((cell) => Number.parseInt(cell.replace("(", ""), 10) || 0));
      const found = recognize(ranks, { ...sizes, stages }, [family]);
      expect(found).toMatchObject({ exact: true, nearest: { family } });
    }
  });

  test("is named with the options that make it", () => {
    const sentence = (family: string, sizes: Sizes, options: OptionValues) =>
      recognize(cellsOf(family, sizes, options), sizes, [family]).sentence;
    expect(sentence("gpipe", four, { drain: "lifo" })).toBe("GPipe (drain order: last in, first out).");
    expect(sentence("interleaved-1f1b", { ...eight, stages: 16 }, { chunks: 4 })).toBe(
      "Interleaved 1F1B (4 chunks).",
    );
    expect(sentence("zb-h1", eight, { chunks: 2 })).toBe("ZB-H1 (2 chunks).");
    expect(sentence("chimera", four, { copies: 4 })).toBe("Chimera (4 copies).");
    expect(sentence("seq1f1b", four, { pieces: 3 })).toBe("Seq1F1B (3 pieces).");
    expect(sentence("interleaved-1f1b", { ...eight, microbatches: 16 }, { group: 8 })).toBe(
      "Interleaved 1F1B (groups of 8).",
    );
  });

  test("is found with unused processors behind it, and its options are told", () => {
    const sizes = { stages: 4, processors: 4, microbatches: 8 };
    const found = recognize([...cellsOf("zb-h1", { ...sizes, processors: 2 }, { chunks: 2 }), [], []], sizes);
    expect(found.sentence).toBe("ZB-H1 (2 chunks).");
    expect(found.nearest).toEqual({
      family: "zb-h1",
      options: { chunks: 2, barrier: "batch" },
      name: "ZB-H1 (2 chunks)",
    });
  });

  test("is named after the first family that makes it", () => {
    const one = { stages: 1, processors: 1, microbatches: 3 };
    expect(recognize(cellsOf("zb-h1", one), one).sentence).toBe(
      "Sequential, here the same as 1F1B with flush and Naive model parallelism, with the backward split.",
    );
  });
});

/** A row with every backward written as two tasks. */
function split(rank: readonly string[]): string[] {
  return rank.flatMap((cell) =>
    cell.includes("B") ? [cell.replace("B", "I"), cell.replace("B", "W")] : [cell],
  );
}

describe("backwards", () => {
  test("may be split in all places, or in some", () => {
    const ranks = cellsOf("1f1b", four);
    const only = ["1f1b"];
    expect(recognize(ranks.map(split), four, only)).toMatchObject({
      exact: true,
      sentence: "1F1B with flush, with the backward split.",
    });
    expect(recognize([split(ranks[0]), ...ranks.slice(1)], four, only).sentence).toBe(
      "1F1B with flush, with some backwards split.",
    );
  });

  test("may be whole where a family splits them", () => {
    const ranks = cellsOf("zb-h1", four);
    const whole = ranks[0].filter((cell) => !cell.includes("W")).map((cell) => cell.replace("I", "B"));
    expect(recognize([whole, ...ranks.slice(1)], four).sentence).toBe(
      "ZB-H1, with activation and weight gradients fused where they stand together.",
    );
  });

  test("may overlap with forwards, or not", () => {
    const apart = cellsOf("dualpipe", four).map((rank) =>
      rank.flatMap((cell) => (cell.startsWith("(") ? cell.slice(1, -1).split(";") : [cell])),
    );
    expect(recognize(apart, four)).toMatchObject({ exact: false, sentence: "DualPipe, without overlap." });
  });
});

describe("an order near a known one", () => {
  test("has two cells swapped", () => {
    expect(cellsOf("1f1b", four)[2].slice(0, 10).join(" ")).toBe("2F0 2F1 2B0 2F2 2B1 2F3 2B2 2F4 2B3 2F5");
    const found = recognize(moved(2, 7, 8), four);
    expect(found.sentence).toBe("1F1B with flush, except that processor 2 runs 2B3 before 2F4.");
    expect(found).toMatchObject({ exact: false, moved: 1 });
    expect(found.differences).toEqual([{ row: 2, cell: 7, expected: "2F4", found: "2B3" }]);
  });

  test("has one cell early, or late", () => {
    expect(recognize(moved(2, 9, 4), four).sentence).toBe(
      "1F1B with flush, except that processor 2 runs 2F5 before 2B1.",
    );
    expect(recognize(moved(2, 4, 9), four).sentence).toBe(
      "1F1B with flush, except that processor 2 runs 2B1 after 2F5.",
    );
  });

  test("differs in several cells of one processor, of few, or of many", () => {
    const ranks = cellsOf("1f1b", four);
    const swap = (row: number, at: number) => {
      [ranks[row][at], ranks[row][at + 1]] = [ranks[row][at + 1], ranks[row][at]];
    };
    const sentence = () => recognize(ranks, four).sentence;
    swap(1, 3);
    swap(1, 6);
    expect(sentence()).toBe("1F1B with flush, except on processor 1 (2 cells differ).");
    swap(3, 3);
    expect(sentence()).toBe("1F1B with flush, except on processors 1 and 3 (3 cells differ).");
    swap(0, 4);
    swap(2, 6);
    expect(sentence()).toBe("1F1B with flush, except on all 4 processors (5 cells differ).");
  });

  test("has a weight gradient elsewhere", () => {
    const ranks = cellsOf("1f1b", four);
    ranks[3].splice(ranks[3].indexOf("3B4"), 1, "3I4");
    ranks[3].push("3W4");
    expect(recognize(ranks, four).sentence).toBe(
      "1F1B with flush, except that processor 3 runs 3W4 after 3B7.",
    );
  });

  test("has its backwards split as well", () => {
    const ranks = moved(2, 7, 8).map(split);
    expect(recognize(ranks, four, ["1f1b"]).sentence).toBe(
      "1F1B with flush, with the backward split, except that processor 2 runs 2B3 before 2F4.",
    );
  });

  test("has a task on another processor", () => {
    const ranks = cellsOf("gpipe", four);
    ranks[1].unshift(ranks[0].splice(0, 1)[0]);
    expect(recognize(ranks, four).sentence).toBe("GPipe, except on processors 0 and 1 (2 cells differ).");
  });
});

describe("an order like no known one", () => {
  test("would have more than a quarter of its cells moved", () => {
    const ranks = cellsOf("gpipe", four).map((rank) => [...rank].reverse());
    expect(recognize(ranks, four)).toEqual({
      exact: false,
      sameAs: [],
      moved: 0,
      differences: [],
      sentence: "Like no known schedule: more than a quarter of the cells would have to move.",
    });
  });

  test("may hold cells that say nothing known, or nothing", () => {
    expect(recognize([["?", "0F0#1:1/2"], ["9F9"]], four).nearest).toBeUndefined();
    expect(recognize([[], []], four)).toMatchObject({ exact: false, sentence: "An order without tasks." });
  });
});

test("a large order is only compared for equality", () => {
  const large = { stages: 2, processors: 2, microbatches: 60_000 };
  const ranks = cellsOf("1f1b", large);
  const ids = ["gpipe", "1f1b"];
  expect(recognize(ranks, large, ids).sentence).toBe("1F1B with flush.");
  [ranks[1][0], ranks[1][1]] = [ranks[1][1], ranks[1][0]];
  expect(recognize(ranks, large, ids).sentence).toBe(
    "Exactly like no known schedule; of orders with more than 200,000 cells the nearest is not searched.",
  );
});
