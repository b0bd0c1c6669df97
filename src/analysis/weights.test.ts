import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Workload } from "../model/workload";
import { families } from "../schedule/families";
import { rowsByPosition } from "../schedule/rowsByPosition";
import { buildLayerGraph } from "../tasks/buildLayerGraph";
import { updatesWeights } from "../tasks/op";
import { analysed } from "../testing/analysed";
import { arbitraryWorkload } from "../testing/arbitraryWorkload";
import { loopedPlan } from "../testing/loopedPlan";
import { ownFamily } from "../testing/ownFamily";
import { slowTransferTicks } from "../testing/slowTransferTicks";
import { uniform } from "../testing/workloads";
import type { Analysis } from "./analyse";
import { stalenessOf } from "./staleness";
import { weightTimeline } from "./weightTimeline";
import { weightVersionsOf } from "./weightVersions";

describe("staleness and versions", () => {
  test("of a straight PipeDream are the stages still ahead, and one more", () => {
    const { report } = analysed("pipedream", uniform(5, [1, 1, 1], { processors: 5, microbatches: 20 }));
    expect(report.staleness).toEqual([4, 3, 2, 1, 0]);
    expect(report.weightVersions).toEqual([5, 4, 3, 2, 1]);
    expect(report.stalenessRule?.byLayer).toEqual([4, 3, 2, 1, 0]);
  });

  test("of flushing and sequential runs are 0 and 1", () => {
    for (const family of ["gpipe", "1f1b", "sequential"]) {
      const { report } = analysed(family, uniform(3, [1, 1, 1], { processors: 3, microbatches: 5 }));
      expect(report.staleness).toEqual([0, 0, 0]);
      expect(report.weightVersions).toEqual([1, 1, 1]);
    }
  });

  test("of one layer whose weight gradient runs on a second processor are 1 and 2", () => {
    const offloaded = ownFamily((problem: Workload) => ({
      plan: loopedPlan(buildLayerGraph(problem), problem.microbatches, ["F0", "W0"]),
    }));
    const one = uniform(1, [1, 0, 1], { processors: 2, microbatches: 8, firstGradient: false });
    const { report } = analysed(offloaded, one);
    expect(report.period).toBe(1);
    expect(report.staleness).toEqual([1]);
    expect(report.weightVersions).toEqual([2]);
  });

  test("grow where new weights travel back to the forward's processor", () => {
    const offloaded = ownFamily((problem: Workload) => ({
      plan: loopedPlan(buildLayerGraph(problem), problem.microbatches, ["F0", "W0"]),
    }));
    const far = uniform(1, [1, 0, 1], { processors: 2, microbatches: 20, firstGradient: false, latency: 3 });
    // F(m) starts at m and sees updates that ended by m − 3; W(m) runs from m + 4 to m + 5.
    const { report } = analysed(offloaded, far);
    expect(report.staleness).toEqual([7]);
  });

  test("count an update of all replicas as one", () => {
    const version = Int32Array.of(0, 0, 0, 0, 1, 1);
    const read = Float64Array.of(0, 0, 2, 2, 6, 6);
    const released = Float64Array.of(4, 5, 8, 9, 12, 12);
    const timeline = { perUpdate: 2, read, version, released, applied: Float64Array.of(5, 9, 12) };
    expect(stalenessOf(timeline, { first: 0, last: 5 })).toBe(1);
    expect(weightVersionsOf(timeline)).toBe(2);
  });

  test("see an update that ends just when the forward starts", () => {
    // Stage 1 runs F(m), B(m) without a gap, so each forward starts at the end of the update before.
    const two = analysed("pipedream", uniform(2, [1, 1, 1], { processors: 2, microbatches: 8 }));
    const { start, end, rowOffset } = two.schedule.columns;
    expect(start[rowOffset[1] + 2]).toBe(end[rowOffset[1] + 1]);
    expect(two.report.staleness[1]).toBe(0);
  });

  test("are 1 and 2 everywhere in PipeDream-2BW, and 0 and 1 if there is one batch", () => {
    const four = uniform(4, [1, 1, 1], { processors: 4, microbatches: 4 });
    const one = analysed("pipedream-2bw", four).report;
    expect([one.staleness, one.weightVersions]).toEqual([
      [0, 0, 0, 0],
      [1, 1, 1, 1],
    ]);
    for (const batches of [2, 3, 9]) {
      const { report } = analysed("pipedream-2bw", { ...four, batches });
      expect([report.staleness, report.weightVersions]).toEqual([
        [1, 1, 1, 1],
        [2, 2, 2, 2],
      ]);
    }
  });

  test("of PipeDream-2BW: the last w forwards of a batch's loop belong to the next batch and read newer weights", () => {
    const four = uniform(4, [1, 1, 1], { processors: 4, microbatches: 4, batches: 3 });
    const { schedule } = analysed("pipedream-2bw", four);
    const { columns, plan } = schedule;
    const rows = rowsByPosition(columns.rowOffset);
    const trace = { ...plan.tasks, columns, rows, doubleBuffered: 4 };
    const loops = [0, 1, 2, 3].map((stage) => {
      const timeline = weightTimeline(trace, [stage, 4 + stage], four);
      expect([...timeline.version]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1]);
      // The loop of batch 1, between the updates of batches 0 and 1.
      const { read, version, applied } = timeline;
      const inLoop = [...read.keys()].filter((m) => read[m] >= applied[0] && read[m] < applied[1]);
      return inLoop.map((m) => version[m]);
    });
    expect(loops).toEqual([
      [0, 1, 1, 1],
      [0, 0, 1, 1],
      [0, 0, 0, 1],
      [0, 0, 0, 0],
    ]);
  });

  const streaming = families.all.filter((family) => family.weightUpdate.kind === "stashed");
  test.each(streaming.map((family) => family.id))("equal those counted event by event: %s", (id) => {
    fc.assert(
      fc.property(arbitraryWorkload({ microbatches: 9, layers: 5 }), (problem) => {
        const run = analysed(id, problem);
        const trace = {
          graph: run.schedule.plan.tasks.graph,
          microbatches: run.schedule.plan.tasks.microbatches,
          columns: run.schedule.columns,
          rows: rowsByPosition(run.schedule.columns.rowOffset),
        };
        for (let layer = 0; layer < problem.layers; layer++) {
          const ops = trace.graph.ops.flatMap((op, i) =>
            op.firstLayer <= layer && layer <= op.lastLayer ? [i] : [],
          );
          const timeline = weightTimeline(trace, ops, problem);
          const all = { first: 0, last: trace.microbatches - 1 };
          const found = [stalenessOf(timeline, all), weightVersionsOf(timeline)];
          expect(found).toEqual(countEvents(run, layer, problem));
        }
      }),
      { numRuns: 60, seed: 3 },
    );
  });
});

/** Slow oracle: the largest staleness and the most versions of a layer, over every pair of minibatches and every tick. */
function countEvents({ schedule }: Analysis, layer: number, problem: Workload): readonly [number, number] {
  const { graph, microbatches } = schedule.plan.tasks;
  const { columns } = schedule;
  const rows = rowsByPosition(columns.rowOffset);
  const mine = graph.ops.flatMap((op, i) => (op.firstLayer <= layer && layer <= op.lastLayer ? [i] : []));
  const minibatches = Array.from({ length: microbatches }, (_, m) => {
    const at = mine.map((op) => columns.position[op * microbatches + m]).filter((p) => p >= 0);
    const kindAt = (p: number) => graph.ops[Math.floor(columns.task[p] / microbatches)].kind;
    const forward = at.filter((p) => kindAt(p) === "forward")[0];
    const update = at.filter((p) => updatesWeights(kindAt(p)))[0];
    const stage = graph.ops[mine[0]];
    let bytes = 0;
    for (let l = stage.firstLayer; l <= stage.lastLayer; l++) bytes += problem.weightBytes[l];
    const ticks = slowTransferTicks(problem.transfer, bytes, rows[update], rows[forward]);
    const end = columns.end[update];
    return {
      read: columns.start[forward],
      applied: end,
      seen: end + ticks,
      released: Math.max(...at.filter((p) => p !== forward).map((p) => columns.end[p])),
    };
  });
  const version = minibatches.map(({ read }) => minibatches.filter((other) => other.seen <= read).length);
  const staleness = minibatches.map(
    ({ applied }, m) =>
      minibatches.filter((other, k) => other.applied < applied || (other.applied === applied && k < m))
        .length - version[m],
  );
  let most = 1;
  for (let tick = 0; tick <= schedule.makespan; tick++) {
    const alive = new Set([minibatches.filter((other) => other.applied <= tick).length]);
    minibatches.forEach(({ read, released }, m) => {
      if (read <= tick && tick < released) alive.add(version[m]);
    });
    most = Math.max(most, alive.size);
  }
  return [Math.max(0, ...staleness), most];
}
