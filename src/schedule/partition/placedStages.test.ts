import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryWorkload } from "../../testing/arbitraryWorkload";
import { uniform, workload } from "../../testing/workloads";
import {
  bidirectionalPlacement,
  bidirectionalVeePlacement,
  loopPlacement,
  type Placement,
  wavePlacement,
} from "../placement/placement";
import { partitionLayers } from "./contiguous";
import { placedStages, processorsFor } from "./placedStages";
import { layerCosts, stagePerProcessor } from "./stages";

/** First layers of every cut of `layers` into `stages` stages. */
function* cuts(layers: number, stages: number): Generator<number[]> {
  if (stages === 1) yield [0];
  else
    for (let last = stages - 1; last < layers; last++)
      for (const before of cuts(last, stages - 1)) yield [...before, last];
}

/** The largest load of a processor, which has its share of each stage it holds, and the longest stage of each chunk. */
function slowest(
  costs: readonly number[],
  starts: ArrayLike<number>,
  placement: Placement,
  speeds: ArrayLike<number>,
): { load: number; chunks: number[] } {
  const { stages, processors } = placement;
  const load = Array<number>(processors).fill(0);
  const chunks = Array<number>(stages / processors).fill(0);
  for (let s = 0; s < starts.length; s++) {
    const cost = costs.slice(starts[s], starts[s + 1] ?? costs.length).reduce((a, b) => a + b, 0);
    const rows = placement.rowsOf(s);
    const chunk = Math.floor(s / processors);
    for (const p of rows) {
      load[p] += cost / rows.length / speeds[p];
      chunks[chunk] = Math.max(chunks[chunk], cost / speeds[p]);
    }
  }
  return { load: Math.max(...load), chunks };
}

/** What is to be least. */
function measure(...args: Parameters<typeof slowest>): number {
  const { load, chunks } = slowest(...args);
  return load + Math.max(...chunks) + chunks.reduce((a, b) => a + b, 0) / chunks.length;
}

const placements: fc.Arbitrary<Placement> = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 })).map((a) => loopPlacement(...a)),
  fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 })).map((a) => wavePlacement(...a)),
  fc.constantFrom(2, 4, 6).map((p) => bidirectionalPlacement(p)),
  fc.constantFrom(2, 4).map(bidirectionalVeePlacement),
);

const problems = placements.chain((placement) => {
  const { stages, processors } = placement;
  const most = Math.max(stages, 11);
  return fc.record({
    placement: fc.constant(placement),
    costs: fc.array(fc.oneof(fc.nat(9), fc.nat(60)), { minLength: stages, maxLength: most }),
    speeds: fc.oneof(
      fc.constant(Array<number>(processors).fill(1)),
      fc.array(fc.constantFrom(0.5, 1, 1.5, 2), { minLength: processors, maxLength: processors }),
    ),
  });
});

function layersOf(costs: readonly number[], speeds: readonly number[]) {
  return workload({ forward: costs, activationGradient: 0, weightGradient: 0, speeds });
}

describe("stages of a placement", () => {
  test("cut a few layers as well as any cut does", () => {
    fc.assert(
      fc.property(problems, ({ placement, costs, speeds }) => {
        fc.pre(placement.stages > placement.processors || placement.rowsOf(0).length > 1);
        const found = placedStages(layersOf(costs, speeds), placement);
        let least = Number.POSITIVE_INFINITY;
        for (const starts of cuts(costs.length, placement.stages))
          least = Math.min(least, measure(costs, starts, placement, speeds));
        expect(measure(costs, found, placement, speeds)).toBeCloseTo(least, 6);
      }),
      { numRuns: 300 },
    );
  });

  test("are none of them empty, and no worse than with the shortest longest stage", () => {
    const many = fc.record({
      costs: fc.array(fc.nat(1000), { minLength: 40, maxLength: 120 }),
      processors: fc.integer({ min: 1, max: 8 }),
      chunks: fc.integer({ min: 2, max: 5 }),
      wave: fc.boolean(),
    });
    fc.assert(
      fc.property(many, ({ costs, processors, chunks, wave }) => {
        const placement = (wave ? wavePlacement : loopPlacement)(processors, chunks);
        const speeds = Array<number>(processors).fill(1);
        const w = layersOf(costs, speeds);
        const found = placedStages(w, placement);
        expect(found).toHaveLength(placement.stages);
        expect([...found].every((start, s) => start < (found[s + 1] ?? costs.length))).toBe(true);
        const plain = partitionLayers(layerCosts(w), placement.stages);
        expect(measure(costs, found, placement, speeds)).toBeLessThanOrEqual(
          measure(costs, plain, placement, speeds),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("stay equal where layers are equal and divide evenly", () => {
    const w = uniform(24, [1, 1, 1], { processors: 4 });
    expect([...placedStages(w, loopPlacement(4, 3))]).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22]);
    expect([...placedStages(w, wavePlacement(4, 2))]).toEqual([0, 3, 6, 9, 12, 15, 18, 21]);
    expect([...placedStages(w, bidirectionalPlacement(4))]).toEqual([0, 6, 12, 18]);
  });

  test("make up on one chunk for what a large layer costs on another", () => {
    // The longest stage takes 6 in any case; 3 2 1, 1, 6, 5 would load the processors with 12 and 6, this is 9 for each.
    const found = placedStages(layersOf([3, 2, 1, 1, 6, 5], [1, 1]), loopPlacement(2, 2));
    expect([...found]).toEqual([0, 1, 4, 5]);
  });

  test("do not let one stage grow for a slightly smaller load", () => {
    // 5, 3 3 4, 5, 1 would load the processors with 10 and 11 instead of 9 and 12, but everyone would wait for the 10.
    const found = placedStages(layersOf([5, 3, 3, 4, 5, 1], [1, 1]), loopPlacement(2, 2));
    expect([...found]).toEqual([0, 1, 3, 4]);
  });

  test("give a processor twice as fast twice as much", () => {
    const w = layersOf([2, 2, 2, 2, 2, 2, 2, 2, 2], [2, 1]);
    const found = placedStages(w, loopPlacement(2, 2));
    expect(slowest(Array(9).fill(2), found, loopPlacement(2, 2), [2, 1]).load).toBe(6);
  });

  test("are those of one stage on each processor where a placement has one", () => {
    fc.assert(
      fc.property(arbitraryWorkload({ layers: 12 }), (w) => {
        const used = Math.min(w.processors, w.layers);
        expect(placedStages(w, loopPlacement(used, 1))).toEqual(stagePerProcessor(w));
      }),
    );
  });

  test.each([
    [500, 2],
    [2, 500],
    [50, 20],
    [1, 1000],
  ])("cut five thousand layers for %i processors of %i chunks in a moment", (processors, chunks) => {
    const costs = Array.from({ length: 5000 }, (_, l) => 1_000_000 + ((l * 7919) % 1000) * 997);
    const w = layersOf(costs, Array<number>(processors).fill(1));
    const started = performance.now();
    expect(placedStages(w, loopPlacement(processors, chunks))).toHaveLength(1000);
    expect(performance.now() - started).toBeLessThan(1500);
  });
});

test("as many processors are used as the layers feed", () => {
  expect(processorsFor(uniform(8, [1, 1, 1], { processors: 8 }), 2)).toBe(4);
  expect(processorsFor(uniform(9, [1, 1, 1], { processors: 2 }), 3)).toBe(2);
  expect(processorsFor(uniform(1, [1, 1, 1], { processors: 8 }), 2)).toMatchObject({
    reason: "This network has 1 layer, too few for 2 chunks on a processor; the most chunks here are 1.",
    field: "chunks",
  });
});
