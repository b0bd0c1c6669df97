import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ScheduledResult } from "../analysis/scheduledResult";
import { awaitedMarks, heavyMarks } from "../scene/keptMarks";
import { chartView, overlaySwitched } from "../state/chart";
import { overlayWorks } from "../state/overlayWork";
import { runAnswered, runStarted, runs } from "../state/runs";
import { sampleProblem } from "../testing/sweeps";
import { answer } from "../worker/answer";
import { Client } from "../worker/client";
import type { Request, Response } from "../worker/protocol";
import type { Spawn } from "../worker/thread";
import { MARKS, MarksAsker } from "./askForMarks";

const { training, ...rest } = sampleProblem();
/** 24,000 tasks. */
const problem = { ...rest, training: { ...training, microbatches: 3000 } };
const chart = { family: "gpipe", options: {} };

const asked: Request[] = [];
let isBroken = false;
/** A thread that answers on the next tick. */
const spawn: Spawn = ({ onMessage, onDeath }) => ({
  postMessage: (request) => {
    const whole = { ...request, problem } as Request;
    asked.push(whole);
    setTimeout(() => {
      if (isBroken) onDeath("boom");
      else answer(whole, (data) => onMessage({ data }));
    }, 0);
  },
  terminate: () => undefined,
});

function scheduledNow(): ScheduledResult {
  const heard: Response[] = [];
  const job = { job: asked.length, lane: "c1" };
  answer({ ...job, kind: "schedule", problem, choice: chart }, (response) => heard.push(response));
  const last = heard.at(-1);
  if (last?.kind !== "scheduled") throw new Error("not scheduled");
  runStarted("c1", job.job, 0);
  runAnswered("c1", last);
  return last.result;
}

const marksOf = (request: Request) =>
  request.kind === "marks" ? request.marks.map(({ overlay }) => overlay) : [];

let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  isBroken = false;
  runs.setState(runs.getInitialState(), true);
  chartView.setState(chartView.getInitialState(), true);
  overlayWorks.setState(overlayWorks.getInitialState(), true);
  const client = new Client({
    spawn,
    threads: 1,
    onResponse: (response) => asker.heard(response.lane.slice(MARKS.length), response),
  });
  const asker = new MarksAsker(client, () => ({ problem, chart }));
  stop = asker.start();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

test("asks for what is switched on, says so meanwhile, and keeps it", () => {
  const result = scheduledNow();
  expect(asked).toEqual([]);
  overlaySwitched("memory", true);
  expect(asked.map(marksOf)).toEqual([["memory"]]);
  expect(overlayWorks.getState().work).toMatchObject({ c1: { kind: "running" } });
  vi.runAllTimers();
  expect(overlayWorks.getState().work).toEqual({});
  expect(awaitedMarks(result, heavyMarks(["memory"]))).toEqual([]);
  overlaySwitched("memory", false);
  overlaySwitched("memory", true);
  expect(asked).toHaveLength(1);
});

test("asks for a second overlay when the first is there", () => {
  scheduledNow();
  overlaySwitched("memory", true);
  overlaySwitched("staleness", true);
  expect(asked.map(marksOf)).toEqual([["memory"]]);
  vi.runAllTimers();
  expect(asked.map(marksOf)).toEqual([["memory"], ["staleness"]]);
});

test("lets go of what is switched off, and of a schedule that is computed anew", () => {
  const result = scheduledNow();
  overlaySwitched("memory", true);
  overlaySwitched("memory", false);
  expect(overlayWorks.getState().work).toEqual({});
  overlaySwitched("memory", true);
  runStarted("c1", 7, 0);
  expect(overlayWorks.getState().work).toEqual({});
  vi.runAllTimers();
  expect(awaitedMarks(result, heavyMarks(["memory"]))).toHaveLength(1);
});

test("does not ask a second time for what broke, until it is switched on anew", () => {
  isBroken = true;
  const result = scheduledNow();
  overlaySwitched("memory", true);
  vi.runAllTimers();
  overlaySwitched("stalls", false);
  expect(asked).toHaveLength(1);
  expect(overlayWorks.getState().work).toMatchObject({ c1: { kind: "crashed" } });
  isBroken = false;
  overlaySwitched("memory", false);
  expect(overlayWorks.getState().work).toEqual({});
  overlaySwitched("memory", true);
  vi.runAllTimers();
  expect(awaitedMarks(result, heavyMarks(["memory"]))).toEqual([]);
});
