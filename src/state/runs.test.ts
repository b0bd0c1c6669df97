import { beforeEach, describe, expect, test } from "vitest";
import type { ScheduledResult } from "../analysis/scheduledResult";
import { refuse } from "../base/refusal";
import {
  areAnswered,
  resultOf,
  runAnswered,
  runOf,
  runRetried,
  runStarted,
  runStopped,
  runs,
  runsKept,
} from "./runs";

/** Results are held by reference: any object will do. */
const first = { makespan: 1 } as ScheduledResult;
const second = { makespan: 2 } as ScheduledResult;
const run = () => runOf(runs.getState(), "c1");
const scheduled = (job: number, result: ScheduledResult) =>
  runAnswered("c1", { kind: "scheduled", job, lane: "c1", result });

beforeEach(() => runs.setState({ schedules: {} }, true));

describe("a run", () => {
  test("is idle, runs, and is scheduled", () => {
    expect(run().kind).toBe("idle");
    expect(areAnswered(runs.getState(), ["c1"])).toBe(false);
    runStarted("c1", 1, 0);
    expect(run().kind).toBe("running");
    expect(areAnswered(runs.getState(), ["c1"])).toBe(false);
    scheduled(1, first);
    expect(run()).toEqual({ kind: "scheduled", result: first });
    expect(areAnswered(runs.getState(), ["c1"])).toBe(true);
    expect(areAnswered(runs.getState(), ["c1", "c2"])).toBe(false);
  });

  test("drops the answer to a superseded job", () => {
    runStarted("c1", 1, 0);
    runStarted("c1", 2, 5);
    scheduled(1, first);
    expect(run()).toMatchObject({ kind: "running", job: 2 });
    scheduled(2, second);
    expect(resultOf(run())).toBe(second);
  });

  test("keeps the last good picture while it runs, is refused, crashes, is stopped and is retried", () => {
    runStarted("c1", 1, 0);
    scheduled(1, first);
    runStarted("c1", 2, 0);
    expect(resultOf(run())).toBe(first);
    runAnswered("c1", { kind: "refused", job: 2, lane: "c1", refusal: refuse("No.", "processors") });
    expect(run()).toMatchObject({ kind: "refused", refusal: { field: "processors" }, last: first });
    runStarted("c1", 3, 0);
    runAnswered("c1", { kind: "crashed", job: 3, lane: "c1", message: "boom" });
    expect(run()).toMatchObject({ kind: "crashed", message: "boom", last: first });
    runRetried("c1");
    expect(run()).toMatchObject({ kind: "idle", last: first });
    runStarted("c1", 4, 0);
    runStopped("c1");
    expect(run()).toMatchObject({ kind: "refused", refusal: { field: "stopped" }, last: first });
    scheduled(4, second);
    expect(resultOf(run())).toBe(first);
  });

  test("tells how far it is", () => {
    runStarted("c1", 1, 0);
    runAnswered("c1", { kind: "progress", job: 1, lane: "c1", done: 1, total: 3, doing: "Planning" });
    expect(run()).toMatchObject({ kind: "running", progress: { done: 1, total: 3, doing: "Planning" } });
  });

  test("is forgotten with its chart", () => {
    runStarted("c1", 1, 0);
    runStarted("c2", 2, 0);
    runsKept(["c2"]);
    expect(Object.keys(runs.getState().schedules)).toEqual(["c2"]);
  });
});
