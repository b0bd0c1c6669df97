import { describe, expect, test } from "vitest";
import type { ScheduledResult } from "../../analysis/scheduledResult";
import { drawnResult } from "../../testing/drawnResult";
import { position, stallIndex } from "../../testing/ids";
import { scheduled } from "../../testing/scheduled";
import type { OverlayInput } from "../overlay";
import { type Links, type Marks, NO_NOTE } from "../scene";
import { transfersInSight } from "../transfersInSight";
import { heldActivations } from "./activations";
import { overlays } from "./index";
import { phaseBorders } from "./phases";
import { finishTimes } from "./speedup";
import { weightAges } from "./staleness";
import { sentTensors } from "./transferLanes";

const uniform = { layers: 4, processors: 4, microbatches: 8 };
const results: readonly (readonly [string, ScheduledResult])[] = [
  ["1F1B", scheduled("1f1b", { ...uniform, latency: 1 })],
  ["PipeDream", scheduled("pipedream", { ...uniform, forward: [1, 3, 2, 1] })],
  ["GPipe, two batches", scheduled("gpipe", { ...uniform, batches: 2 })],
  ["one processor of three", scheduled("sequential", { layers: 2, processors: 3, microbatches: 2 })],
  ["links that tensors wait for", scheduled("layerpipe", { ...uniform, latency: 2, contention: true })],
  ["nothing at all", drawnResult(["", ""])],
];

function input(result: ScheduledResult, focus = -1, focusStall = -1): OverlayInput {
  return { result, baseline: results[2][1], focus: position(focus), focusStall: stallIndex(focusStall) };
}

/** All transfers of a result. */
function transferLinks(result: ScheduledResult): Links {
  return transfersInSight(result, { from: 0, to: result.makespan }, 1e9).links;
}

function all(result: ScheduledResult, focus = -1): readonly (readonly [string, Marks])[] {
  return overlays.all.flatMap((overlay) => {
    const { behind = [], front = [] } = overlay.marks(input(result, focus));
    return [...behind, ...front].map((marks) => [overlay.id, marks] as const);
  });
}

/** Every x and every row that marks name. */
function places(marks: Marks): { readonly x: readonly number[]; readonly row: readonly number[] } {
  switch (marks.kind) {
    case "stalls":
      return { x: [...marks.columns.start, ...marks.columns.end], row: [] };
    case "rects":
      return { x: [...marks.x0, ...marks.x1], row: [...marks.row] };
    case "transfers":
      return places(transfersInSight(marks.of, { from: 0, to: 1e6 }, 1e9).links);
    case "links":
      return { x: [...marks.x0, ...marks.x1], row: [...marks.row0, ...marks.row1] };
    case "rules":
    case "curve":
    case "steps":
    case "stack":
      return { x: [...marks.x], row: [] };
    case "path":
    case "labels":
      return { x: [...marks.x], row: [...marks.row] };
    case "bracket":
      return { x: [marks.x0, marks.x1], row: [marks.row] };
    case "lanes":
      return { x: [...marks.x0, ...marks.x1], row: [] };
    case "notes":
      return { x: [], row: [] };
  }
}

describe.each(results)("overlays on %s", (_, result) => {
  const rows = result.columns.rowOffset.length - 1;
  const last = Math.max(result.makespan, results[2][1].makespan);
  const focuses = [-1, 0, result.columns.task.length - 1].filter((i) => i < result.columns.task.length);

  test.each(focuses)("stay inside the extent, task %i in focus", (focus) => {
    for (const [id, marks] of all(result, focus)) {
      const { x, row } = places(marks);
      expect([id, Math.min(0, ...x), Math.min(0, ...row)]).toEqual([id, 0, 0]);
      expect(Math.max(0, ...x), id).toBeLessThanOrEqual(last);
      expect(Math.max(0, ...row), id).toBeLessThan(rows + 1e-9);
    }
  });

  test("are the same each time", () => {
    expect(all(result, focuses[1] ?? -1)).toEqual(all(result, focuses[1] ?? -1));
  });

  test("every stall can be in focus", () => {
    for (let stall = 0; stall < result.stalls.start.length; stall++)
      for (const overlay of overlays.all)
        expect(() => overlay.marks(input(result, -1, stall)), overlay.id).not.toThrow();
  });
});

test("every overlay says what it is in a name and a sentence", () => {
  for (const { id, name, help } of overlays.all) {
    expect(id).toMatch(/^[a-z][A-Za-z]*$/);
    expect(name).toMatch(/^[A-Z]/);
    expect(help).toMatch(/^[A-Z].*[.]$/);
  }
});

test("stalls, speedup and dependencies are on when the page opens", () => {
  expect(overlays.all.filter(({ on }) => on).map(({ id }) => id)).toEqual([
    "stalls",
    "speedup",
    "dependencies",
  ]);
});

test("a minibatch is finished when its last task ends", () => {
  expect([...finishTimes(drawnResult(["0F0 0F1 0B0 0B1", ". 1F0 1B0:5"]))]).toEqual([4, 7]);
});

test("the last point of the speedup curve is the schedule's speedup", () => {
  const [, result] = results[0];
  const curve = overlays.get("speedup").marks(input(result)).front?.[0];
  expect(curve?.kind === "curve" && curve.y.at(-1)).toBeCloseTo(result.report.speedup, 12);
});

test("fill ends when the last processor starts, drain begins when the first one ends", () => {
  expect(phaseBorders(drawnResult(["0F0 0F1 0F2 .:3", ". 1F0 1F1 1F2", ""]))).toEqual([1, 3]);
});

test("activations held reach the peaks that the report names", () => {
  for (const [name, result] of results.slice(0, 4)) {
    const { rowOffset, y } = heldActivations(result);
    const peaks = result.report.peakActivations.map((_, row) =>
      Math.max(0, ...y.subarray(rowOffset[row], rowOffset[row + 1])),
    );
    expect(peaks, name).toEqual(result.report.peakActivations);
  }
});

test("weight ages under double buffers are 0 in the first batch and 1 in those that follow", () => {
  const spec = { layers: 2, processors: 2, microbatches: 2, batches: 3 };
  const result = scheduled("pipedream-2bw", spec);
  const { value } = weightAges(result);
  // F0 F1 B0 F2 B1 F3 B2 F4 B3 F5 B4 B5 on the first processor.
  expect([...value.slice(0, 12)]).toEqual([-1, -1, 0, -1, 0, -1, 1, -1, 1, -1, 1, 1]);
});

test("weight ages stand on every piece of a backward", () => {
  const { value } = weightAges(scheduled("seq1f1b", { layers: 2, processors: 2, microbatches: 2 }));
  // F0.0 F0.1 F1.0 B0.1 F1.1 B0.0 B1.1 B1.0 above F0.0 F0.1 B0.1 F1.0 B0.0 F1.1 B1.1 B1.0.
  expect([...value.slice(0, 8)]).toEqual([-1, -1, -1, 0, -1, 0, 0, 0]);
  expect([...value.slice(8)]).toEqual([-1, -1, 0, -1, 0, -1, 0, 0]);
});

test("weight ages reach the staleness that the report counts, and are 0 under a flush", () => {
  const ages = (result: ScheduledResult) => [...weightAges(result).value].filter((age) => age !== NO_NOTE);
  expect(Math.max(...ages(results[1][1]))).toBe(Math.max(...results[1][1].report.staleness));
  expect(new Set(ages(results[2][1]))).toEqual(new Set([0]));
});

test("a transfer lasts from the end of its task to its arrival, and only between processors", () => {
  const links = transferLinks(results[0][1]);
  expect(links.x0.length).toBe(2 * 3 * 8);
  expect([...links.x1.map((x, i) => x - links.x0[i])].every((ticks) => ticks === 1)).toBe(true);
  expect(transferLinks(results[3][1]).x0.length).toBe(0);
});

test("transfers are drawn as they were timed where tensors wait for links", () => {
  const two = { layers: 2, processors: 2, microbatches: 2, latency: 3 };
  // F0 and F1 are made at 1 and 2; the second leaves at 4, when the link is free, and is there at 7.
  const waiting = scheduled("gpipe", { ...two, contention: true });
  const links = transferLinks(waiting);
  expect([...links.x0.slice(0, 2)]).toEqual([1, 2]);
  expect([...links.x1.slice(0, 2)]).toEqual([4, 7]);
  const lanes = sentTensors(waiting);
  expect(lanes.levels).toBe(1);
  expect([...lanes.x0.slice(0, 2), ...lanes.x1.slice(0, 2)]).toEqual([1, 4, 4, 7]);
  expect(sentTensors(scheduled("gpipe", two)).levels).toBe(2);
});
