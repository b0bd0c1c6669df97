import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPreferences } from "../../testing/arbitraryPreferences";
import { arbitraryWorkload } from "../../testing/arbitraryWorkload";
import { uniform } from "../../testing/workloads";
import { partitionLayers } from "../partition/contiguous";
import { layerCosts } from "../partition/stages";
import { wavePlacement } from "../placement/placement";
import { BatchRun, type Score } from "./batchRun";
import { GreedyChoice, type Preferences } from "./greedyChoice";
import { placedTimes } from "./placedTimes";

const anything: Score = { span: Number.POSITIVE_INFINITY, makespan: Number.POSITIVE_INFINITY };

test("preferences that it calls the same make the same run", () => {
  let same = 0;
  fc.assert(
    fc.property(
      arbitraryWorkload({ batches: 1, layers: 9 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 9 }),
      arbitraryPreferences,
      arbitraryPreferences,
      (given, chunks, spare, prefers, others) => {
        const processors = Math.min(given.processors, Math.floor(given.layers / chunks));
        if (processors === 0) return;
        const w = { ...given, processors, speeds: given.speeds.slice(0, processors) };
        const placement = wavePlacement(processors, chunks);
        const times = placedTimes(w, partitionLayers(layerCosts(w), placement.stages), placement);
        const limits = new Int32Array(processors).fill(chunks + spare);
        const choice = new GreedyChoice(prefers, times, limits);
        const run = new BatchRun(times, limits);
        const score = run.run(choice, anything);
        if (!choice.isSameFor(others)) return;
        same++;
        const rows = run.rows.map((row) => [...row]);
        expect(run.run(new GreedyChoice(others, times, limits), anything)).toEqual(score);
        expect(run.rows.map((row) => [...row])).toEqual(rows);
      },
    ),
    { numRuns: 400 },
  );
  expect(same).toBeGreaterThan(40);
});

test("says which preferences decided nothing: with one microbatch all of them", () => {
  const usual: Preferences = { overrun: true, alternate: true, spread: true, laterStageFirst: true };
  const sameFor = (microbatches: number, changed: Partial<Preferences>) => {
    const w = uniform(2, [2, 3, 1], { processors: 2, microbatches });
    const times = placedTimes(w, Int32Array.of(0, 1), wavePlacement(2, 1));
    const limits = Int32Array.of(4, 4);
    const choice = new GreedyChoice(usual, times, limits);
    new BatchRun(times, limits).run(choice, anything);
    return choice.isSameFor({ ...usual, ...changed });
  };
  const none = { overrun: false, alternate: false, spread: false, laterStageFirst: false };
  expect(sameFor(1, none)).toBe(true);
  expect(sameFor(6, { laterStageFirst: false })).toBe(true); // there is but one stage on each
  expect(sameFor(6, none)).toBe(false);
});
