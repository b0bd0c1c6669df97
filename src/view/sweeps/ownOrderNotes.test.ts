import { describe, expect, test } from "vitest";
import type { SweepPoint } from "../../analysis/sweepPoint";
import type { Sweep } from "../../state/sweeps";
import { samplePoint, sampleProblem } from "../../testing/sweeps";
import { ownOrderNotes } from "./ownOrderNotes";

const choice = { family: "order", options: { order: "0F0 0B0", orderName: "Mine" } };
const none = { speedup: null, period: null, unit: null };

function notesOf(points: readonly SweepPoint[], parts: Partial<Sweep> = {}): readonly string[] {
  const cells = points.map(({ processors, microbatches }) => ({ processors, microbatches }));
  const spec = { problem: sampleProblem(), choices: [choice], cells };
  const counts = { done: points.length, total: cells.length };
  return ownOrderNotes({ spec, points, isOutdated: false, status: "finished", ...counts, ...parts });
}

const there = (processors: number) => samplePoint({ choice, processors });
const refused = (processors: number) =>
  samplePoint({ choice, processors, ...none, refusal: "It has 4 processors." });

describe("an order of the user's own", () => {
  test("is said to be written for the smallest size that it can run at", () => {
    expect(notesOf([there(5), refused(3), there(4)])).toEqual([
      "Mine is written for 4 processors with 8 microbatches: further processors stay unused, and other sizes have no point of it.",
    ]);
  });

  test("that is possible nowhere says why at the problem's own size, when all points are known", () => {
    expect(notesOf([refused(3), refused(4)], { status: "running" })).toEqual([]);
    expect(notesOf([refused(3), refused(4)])).toEqual([
      "Mine has no point at these sizes. On 4 processors with 8 microbatches: It has 4 processors.",
    ]);
  });

  test("that is possible everywhere needs no note, and neither do points of another problem", () => {
    expect(notesOf([there(4)])).toEqual([]);
    expect(notesOf([refused(3), there(4)], { isOutdated: true })).toEqual([]);
  });
});
