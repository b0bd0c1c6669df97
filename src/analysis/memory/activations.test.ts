import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultOptions } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import { families } from "../../schedule/families";
import { rowsByPosition } from "../../schedule/rowsByPosition";
import { buildLayerGraph } from "../../tasks/buildLayerGraph";
import { updatesWeights } from "../../tasks/op";
import { analysed } from "../../testing/analysed";
import { arbitraryWorkload } from "../../testing/arbitraryWorkload";
import { loopedPlan } from "../../testing/loopedPlan";
import { ownFamily } from "../../testing/ownFamily";
import { planningFamilies } from "../../testing/planningFamilies";
import { slowTransferTicks } from "../../testing/slowTransferTicks";
import { uniform, workload } from "../../testing/workloads";
import { type Analysis, analyse } from "../analyse";

const four = uniform(4, [1, 1, 1], { processors: 4, microbatches: 6 });

describe("peak activations", () => {
  test("of GPipe are all microbatches, everywhere", () => {
    expect(analysed("gpipe", four).report.peakActivations).toEqual([6, 6, 6, 6]);
  });

  test("of 1F1B are min(P − r, M)", () => {
    expect(analysed("1f1b", four).report.peakActivations).toEqual([4, 3, 2, 1]);
    const few = { ...four, microbatches: 2 };
    expect(analysed("1f1b", few).report.peakActivations).toEqual([2, 2, 2, 1]);
  });

  test("of PipeDream are its versions, w + 1", () => {
    expect(analysed("pipedream", { ...four, microbatches: 20 }).report.peakActivations).toEqual([4, 3, 2, 1]);
  });

  test("of unused processors are 0", () => {
    expect(
      analysed("1f1b", { ...four, processors: 5, speeds: new Float64Array(5).fill(1) }).report
        .peakActivations,
    ).toEqual([4, 3, 2, 1, 0]);
  });

  test("in bytes are the inputs of a stage's layers", () => {
    const bytes = workload({ layers: 4, activationBytes: [10, 20, 30, 40], processors: 2, microbatches: 8 });
    // Stage 0 keeps the network's input (1 byte) and layer 0's output; stage 1 keeps the outputs of layers 1 and 2.
    expect(analysed("1f1b", bytes).report.peakActivationBytes).toEqual([2 * 11, 50]);
  });

  test("move with the weight gradient: held there from arrival to its end, on the forward's processor during it", () => {
    const offloaded = ownFamily((problem: Workload) => ({
      plan: loopedPlan(buildLayerGraph(problem), problem.microbatches, ["F0", "W0"]),
    }));
    const slow = workload({
      forward: 1,
      weightGradient: 3,
      processors: 2,
      microbatches: 4,
      firstGradient: false,
    });
    // W(m) ends at 1 + 3(m + 1); at 4, when the last forward ends, three of four are still there.
    expect(analysed(offloaded, slow).report.peakActivations).toEqual([1, 3]);
  });

  test.each(planningFamilies.map((family) => family.id))("equal those counted tick by tick: %s", (id) => {
    fc.assert(
      fc.property(arbitraryWorkload({ microbatches: 6, layers: 5 }), (problem) => {
        // No forward is free, so that none is taken and given back between two ticks.
        const longer = { ...problem, forward: problem.forward.map((ticks) => ticks + 1) };
        const family = families.get(id);
        const run = analyse(longer, family, defaultOptions(family.options));
        fc.pre(!isRefusal(run));
        expect(run.report.peakActivations).toEqual(countTicks(run, problem));
      }),
      { numRuns: 40, seed: 5 },
    );
  });
});

/** Slow oracle: counts at every tick what each processor holds. */
function countTicks({ schedule }: Analysis, problem: Workload): readonly number[] {
  const { plan, makespan } = schedule;
  const held = heldIntervals(schedule, problem);
  return plan.order.map((_, row) => {
    let peak = 0;
    for (let tick = 0; tick < makespan; tick++)
      peak = Math.max(peak, held.filter((h) => h.row === row && h.from <= tick && tick < h.to).length);
    return peak / (plan.tasks.graph.ops[0].pieces ?? 1);
  });
}

/** From when to when each forward's inputs are held, and where. */
function heldIntervals({ plan, columns }: Analysis["schedule"], problem: Workload) {
  const { graph, microbatches } = plan.tasks;
  const { start, end, position } = columns;
  const rows = rowsByPosition(columns.rowOffset);
  const held: { readonly row: number; readonly from: number; readonly to: number }[] = [];
  graph.ops.forEach((op, i) => {
    if (op.kind !== "forward") return;
    let bytes = 0;
    for (let l = op.firstLayer; l <= op.lastLayer; l++)
      bytes += l === 0 ? problem.inputBytes : problem.activationBytes[l - 1];
    for (let m = 0; m < microbatches; m++) {
      const forward = position[i * microbatches + m];
      const update = graph.ops
        .map((other, k) =>
          updatesWeights(other.kind) && other.stage === op.stage && other.piece === op.piece
            ? position[k * microbatches + m]
            : -1,
        )
        .find((at) => at >= 0);
      if (update === undefined) continue;
      const together = rows[forward] === rows[update];
      held.push({ row: rows[forward], from: start[forward], to: together ? end[update] : end[forward] });
      const ticks = slowTransferTicks(problem.transfer, bytes, rows[forward], rows[update]);
      const arrival = Math.min(end[forward] + ticks, start[update]);
      if (!together) held.push({ row: rows[update], from: arrival, to: end[update] });
    }
  });
  return held;
}
