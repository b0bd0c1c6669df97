import { describe, expect, test } from "vitest";
import { analysed } from "../../testing/analysed";
import { planOf } from "../../testing/schedules";
import { uniform, type WorkloadSpec } from "../../testing/workloads";
import { ranksOf } from "../notation";
import { pipeDreamTwoBuffered } from "./pipeDreamTwoBuffered";

const chain = (processors: number, rest: WorkloadSpec) =>
  uniform(processors, [1, 1, 1], { processors, ...rest });

function ranks(...args: Parameters<typeof chain>): string[] {
  return ranksOf(planOf(pipeDreamTwoBuffered, chain(...args)).plan).map((row) => row.join(" "));
}

test("runs w forwards, then M pairs and an update a batch, and w pairs less in the last", () => {
  expect(ranks(3, { microbatches: 3, batches: 2 })).toEqual([
    "0F0 0F1 0F2 0B0 0F3 0B1 0F4 0B2 U 0F5 0B3 0B4 0B5 U",
    "1F0 1F1 1B0 1F2 1B1 1F3 1B2 U 1F4 1B3 1F5 1B4 1B5 U",
    "2F0 2B0 2F1 2B1 2F2 2B2 U 2F3 2B3 2F4 2B4 2F5 2B5 U",
  ]);
});

test("updates once where there is one batch", () => {
  expect(ranks(2, { microbatches: 3 })).toEqual(["0F0 0F1 0B0 0F2 0B1 0B2 U", "1F0 1B0 1F1 1B1 1F2 1B2 U"]);
});

test("needs as many microbatches in a batch as stages, not as processors", () => {
  const refusal = pipeDreamTwoBuffered.plan(chain(8, { microbatches: 4, batches: 5 }), {});
  expect(refusal).toEqual({
    kind: "refused",
    reason: "PipeDream-2BW needs at least as many microbatches in a batch as stages: 8, not 4.",
    field: "microbatches",
  });
  const short = uniform(4, [1, 1, 1], { processors: 8, microbatches: 4 });
  expect(planOf(pipeDreamTwoBuffered, short).notes?.[0]).toBe(
    "4 of 8 processors used: 4 layers make at most as many stages.",
  );
});

describe("on four processors with six microbatches", () => {
  test.each([1, 2, 5])(
    "takes (KM + P − 1)(tF + tB) for K = %i batches, and a microbatch every 3 ticks",
    (K) => {
      const { report } = analysed("pipedream-2bw", chain(4, { microbatches: 6, batches: K }));
      expect(report.makespan).toBe((6 * K + 3) * 3);
      expect(report.period).toBe(3);
      expect(report.peakActivations).toEqual([4, 3, 2, 1]);
      expect(report.closedForms.map(({ metric, agrees, whyNot }) => [metric, agrees, whyNot])).toEqual([
        ["period", true, null],
        ["peakActivations", true, null],
      ]);
      expect(report.stalenessRule).toEqual({ formula: "1", byLayer: [1, 1, 1, 1] });
      expect(report.stalls.update).toBe(0);
    },
  );

  test("measures the same period in a run of several batches", () => {
    const { report } = analysed("pipedream-2bw", chain(4, { microbatches: 6, batches: 5 }));
    expect(report.periodMeasured).toBe(3);
  });

  test("sends no weights, and each boundary's tensor twice for a microbatch", () => {
    const { report } = analysed("pipedream-2bw", chain(4, { microbatches: 6, batches: 3 }));
    expect(report.trafficBytes).toBe(6);
  });
});

test("exposes transfers as PipeDream does, and says that its formula leaves them out", () => {
  const slow = analysed("pipedream-2bw", chain(2, { microbatches: 4, batches: 4, latency: 1 })).report;
  const same = analysed("pipedream", chain(2, { microbatches: 4, batches: 4, latency: 1 })).report;
  expect(slow.period).toBe(same.period);
  expect(slow.closedForms[0].whyNot).toBe("The formula leaves out transfers.");
});

test("says when a single batch hides that gradients are late", () => {
  const note = "Gradients are one update late from the second batch on, and this run has one batch.";
  expect(planOf(pipeDreamTwoBuffered, chain(2, { microbatches: 2 })).notes).toEqual([note]);
  expect(planOf(pipeDreamTwoBuffered, chain(2, { microbatches: 2, batches: 2 })).notes).toEqual([]);
});
