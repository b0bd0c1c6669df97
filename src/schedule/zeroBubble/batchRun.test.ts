import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryPreferences } from "../../testing/arbitraryPreferences";
import { arbitraryWorkload } from "../../testing/arbitraryWorkload";
import { longestSpan } from "../../testing/liveActivations";
import { timesOf } from "../../testing/schedules";
import { uniform } from "../../testing/workloads";
import { planBatches } from "../families/planBatches";
import { partitionLayers } from "../partition/contiguous";
import { layerCosts } from "../partition/stages";
import { wavePlacement } from "../placement/placement";
import { BatchRun, type Score } from "./batchRun";
import { GreedyChoice, type Preferences } from "./greedyChoice";
import { placedTimes } from "./placedTimes";
import { ScriptedChoice } from "./scriptedChoice";

const anything: Score = { span: Number.POSITIVE_INFINITY, makespan: Number.POSITIVE_INFINITY };

const usual: Preferences = { overrun: true, alternate: true, spread: true, laterStageFirst: true };

test("makes orders that take no longer, and repeats an order exactly as the simulator runs it", () => {
  fc.assert(
    fc.property(
      arbitraryWorkload({ batches: 1, layers: 9 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 9 }),
      arbitraryPreferences,
      (given, chunks, spare, prefers) => {
        const processors = Math.min(given.processors, Math.floor(given.layers / chunks));
        if (processors === 0) return;
        const w = { ...given, processors, speeds: given.speeds.slice(0, processors) };
        const placement = wavePlacement(processors, chunks);
        const starts = partitionLayers(layerCosts(w), placement.stages);
        const times = placedTimes(w, starts, placement);
        const limits = new Int32Array(processors).fill(chunks + spare);
        const run = new BatchRun(times, limits);
        const score = run.run(new GreedyChoice(prefers, times, limits), anything);
        const { stages, microbatches } = times;
        const { plan } = planBatches(
          w,
          {},
          {
            starts,
            backward: "split",
            processors,
            write: (row, p) => {
              for (const code of run.rows[p]) {
                const op = Math.floor(code / microbatches);
                const m = code % microbatches;
                if (op < stages) row.forward(op, m);
                else if (op < 2 * stages) row.activationGradient(op - stages, m);
                else row.weightGradient(op - 2 * stages, m);
              }
            },
          },
        );
        const schedule = timesOf(plan, w);
        const exact = { span: longestSpan(schedule), makespan: schedule.makespan };
        expect(score?.makespan).toBeGreaterThanOrEqual(exact.makespan);
        const rows = run.rows.map((row) => row.slice());
        expect(run.run(new ScriptedChoice(rows, "scripted"), anything)).toEqual(exact);
      },
    ),
    { numRuns: 300 },
  );
});

describe("a run of two stages and three microbatches", () => {
  const w = uniform(2, [2, 3, 1], { processors: 2, microbatches: 3, latency: 1 });
  const times = placedTimes(w, Int32Array.of(0, 1), wavePlacement(2, 1));
  const start = (limit: number) => new BatchRun(times, Int32Array.of(limit, limit));
  // Codes: 0F 0–2, 1F 3–5, 0I 6–8, 1I 9–11, 0W 12–14, 1W 15–17.
  const order = [Int32Array.of(0, 1, 6, 2, 12, 7, 13, 8, 14), Int32Array.of(3, 9, 4, 10, 5, 15, 11, 16, 17)];

  test("follows an order as it stands", () => {
    const run = start(3);
    // 0F0 0–2, 0F1 2–4, 0I0 9–12, 0F2 12–14, 0W0 14–15, 0I1 15–18, 0W1 18–19, 0I2 22–25, 0W2 25–26
    // 1F0 3–5, 1I0 5–8, 1F1 8–10, 1I1 10–13, 1F2 15–17, 1W0 17–18, 1I2 18–21, 1W1 21–22, 1W2 22–23
    expect(run.run(new ScriptedChoice(order, "scripted"), anything)).toEqual({ span: 26, makespan: 26 });
    expect(run.rows).toEqual(order);
  });

  test("moves its weight gradients into gaps", () => {
    const run = start(3);
    const gradients = order.map((row) => row.filter((code) => code < 12));
    expect(run.run(new ScriptedChoice(gradients, "inGaps"), anything)).toEqual({ span: 25, makespan: 25 });
    expect(run.rows.map((row) => [...row])).toEqual([
      [0, 1, 6, 2, 7, 12, 13, 8, 14],
      [3, 9, 4, 10, 15, 16, 5, 11, 17],
    ]);
  });

  test("ends where the order needs more than the limit", () => {
    expect(start(2).run(new ScriptedChoice(order, "scripted"), anything)).toBeUndefined();
    expect(start(1).run(new GreedyChoice(usual, times, Int32Array.of(1, 1)), anything)?.makespan).toBe(
      3 * 13,
    );
  });

  test.each([
    [26, 27],
    [27, 0],
  ])("is made if the best takes (%i, %i)", (span, makespan) => {
    expect(start(3).run(new ScriptedChoice(order, "scripted"), { span, makespan })?.span).toBe(26);
  });

  test.each([
    [25, 100],
    [26, 26],
  ])("is given up as soon as it is sure to be no better than (%i, %i)", (span, makespan) => {
    expect(start(3).run(new ScriptedChoice(order, "scripted"), { span, makespan })).toBeUndefined();
  });
});
