import { expect, test } from "vitest";
import type { ScheduledResult } from "../analysis/scheduledResult";
import { scheduled } from "../testing/scheduled";
import { buildScene } from "./gantt";
import { awaitedMarks, heavyMarks, type MarksMade, makeMarks, marksKept } from "./keptMarks";
import { overlays } from "./overlays";

const HEAVY = ["activations", "memory", "staleness", "transferLanes"];
const ALL = overlays.all.filter(({ id }) => id !== "releaseAtI").map(({ id }) => id);

/** 21,600 tasks, of which every overlay has something to tell; 50 microbatches make 600. */
function zeroBubble(microbatches = 1800): ScheduledResult {
  return scheduled("zb-h1", { layers: 8, processors: 4, microbatches, latency: 1, memoryBytes: 9 });
}

/** As they come from another thread. */
function crossed(made: readonly MarksMade[]): readonly MarksMade[] {
  return structuredClone(made);
}

test("heavy marks are those of memory, activations, weight ages and transfer lanes", () => {
  expect(heavyMarks(ALL).map(({ overlay }) => overlay)).toEqual(HEAVY);
  expect(heavyMarks(["stalls", "speedup"])).toEqual([]);
  expect(heavyMarks(["memory", "releaseAtI", "staleness"])).toEqual([
    { overlay: "memory", changedBy: ["releaseAtI"] },
    { overlay: "staleness", changedBy: [] },
  ]);
});

test.each([
  ["released at W", ALL],
  ["released at I", [...ALL, "releaseAtI"]],
])("the picture of a large schedule awaits them and then is that which is made at once, %s", (_, on) => {
  const result = zeroBubble();
  const wanted = heavyMarks(on);
  expect(awaitedMarks(result, wanted)).toEqual(wanted);
  const light = ALL.filter((id) => !HEAVY.includes(id));
  const { laneShare, ...before } = buildScene({ result, overlays: on, awaitsMarks: true });
  expect(laneShare).toBe(0.6); // room for what comes
  expect(before).toEqual(buildScene({ result, overlays: light }));
  marksKept(result, crossed(makeMarks(zeroBubble(), wanted)));
  expect(awaitedMarks(result, wanted)).toEqual([]);
  const whole = buildScene({ result, overlays: on, awaitsMarks: true });
  expect(whole).toEqual(buildScene({ result: zeroBubble(), overlays: on }));
  expect(buildScene({ result, overlays: on, awaitsMarks: true }).front).toEqual(whole.front);
});

test("marks released at W are no marks released at I", () => {
  const result = zeroBubble();
  marksKept(result, makeMarks(result, heavyMarks(["memory"])));
  expect(awaitedMarks(result, heavyMarks(["memory"]))).toEqual([]);
  expect(awaitedMarks(result, heavyMarks(["memory", "releaseAtI"]))).toHaveLength(1);
});

test("marks of a large schedule stay when the baseline is another", () => {
  const result = zeroBubble();
  marksKept(result, makeMarks(result, heavyMarks(["memory"])));
  const of = (baseline?: ScheduledResult) =>
    buildScene({ result, baseline, overlays: ["memory"], awaitsMarks: true }).front[0];
  expect(of(zeroBubble(50))).toBe(of());
});

test("small schedules await nothing", () => {
  const result = zeroBubble(50);
  expect(makeMarks(result, heavyMarks(ALL))).toEqual([]);
  const kinds = buildScene({ result, overlays: HEAVY, awaitsMarks: true }).front.map(({ kind }) => kind);
  expect(kinds).toEqual(["steps", "stack", "notes", "lanes"]);
});
