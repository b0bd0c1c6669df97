import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { networks } from "../model/presets";
import { chartOptionSet } from "../state/chartEdits";
import { defaultDocument } from "../state/defaultDocument";
import { documentReplaced, documentStore } from "../state/documentStore";
import { orderAdded } from "../state/orderEdits";
import { orderExamined, orderExamStopped, orderExams, orderExamWanted } from "../state/orderExams";
import { runStarted, runStopped, runs } from "../state/runs";
import { answer } from "../worker/answer";
import { Client } from "../worker/client";
import type { Request } from "../worker/protocol";
import type { Spawn } from "../worker/thread";
import { EXAM, ExamAsker } from "./askForExams";

/** Threads that answer when they are told to. */
const threads: { readonly asked: Request[]; isEnded: boolean; readonly finish: () => void }[] = [];
const spawn: Spawn = ({ onMessage }) => {
  const asked: Request[] = [];
  const finish = () => {
    const last = asked.at(-1);
    if (last === undefined) throw new Error("Nothing was asked.");
    const { network = networks.get("lenet5") } = last.problem;
    answer({ ...last, problem: { ...last.problem, network } }, (data) => onMessage({ data }));
  };
  const thread = { asked, isEnded: false, finish };
  threads.push(thread);
  return {
    postMessage: (request) => void asked.push(request as Request),
    terminate: () => {
      thread.isEnded = true;
    },
  };
};

let stop: () => void;
let chart: string;

const work = () => orderExams.getState().work[chart];

beforeEach(() => {
  vi.useFakeTimers();
  threads.length = 0;
  orderExams.setState(orderExams.getInitialState(), true);
  runs.setState(runs.getInitialState(), true);
  documentReplaced(defaultDocument());
  const client = new Client({
    spawn,
    threads: 1,
    onResponse: (response) => orderExamined(response.lane.slice(EXAM.length), response),
  });
  stop = new ExamAsker(client).start();
  orderAdded({ text: "0F0 0B0" });
  chart = documentStore.getState().document.charts.find(({ family }) => family === "order")?.id ?? "";
  vi.advanceTimersByTime(100);
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

test("an exam is under way until it is answered", () => {
  expect(work()).toBe("running");
  threads[0].finish();
  expect(work()).toBeUndefined();
  expect(orderExams.getState().exams[chart].problemCount).toBeGreaterThan(0);
});

test("a stopped exam ends its thread at once, and is taken up again when it is wanted", () => {
  orderExamStopped(chart);
  expect(threads[0].isEnded).toBe(true);
  expect(work()).toBe("stopped");
  threads[0].finish();
  expect(orderExams.getState().exams[chart]).toBeUndefined();
  orderExamWanted(chart);
  expect(work()).toBe("running");
  expect(threads[1].asked).toMatchObject([{ kind: "order", text: "0F0 0B0" }]);
  threads[1].finish();
  expect(work()).toBeUndefined();
});

test("after an edit a stopped exam is asked for anew", () => {
  orderExamStopped(chart);
  chartOptionSet(chart, "order", "0F0 0B0 0F1 0B1");
  expect(work()).toBe("stopped");
  vi.advanceTimersByTime(100);
  expect(work()).toBe("running");
});

test("stopping a chart's run stops its exam, too", () => {
  runStarted(chart, 1, 0);
  runStopped(chart);
  expect(threads[0].isEnded).toBe(true);
  expect(work()).toBe("stopped");
});

test("an exam that has ended cannot be stopped", () => {
  threads[0].finish();
  orderExamStopped(chart);
  expect(work()).toBeUndefined();
  expect(threads[0].isEnded).toBe(false);
});
