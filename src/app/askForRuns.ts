import type { Problem } from "../model/problem";
import { marksKept } from "../scene/keptMarks";
import type { Chart } from "../state/document";
import { documentStore } from "../state/documentStore";
import { type RunsState, runAnswered, runOf, runStarted, runs, runsKept, STOPPED_FIELD } from "../state/runs";
import { Client } from "../worker/client";
import { isFinal, type Response } from "../worker/protocol";
import { MARKS, MarksAsker, marksOn } from "./askForMarks";
import { GatheredAnswers } from "./gatherAnswers";
import type { OtherAskers } from "./otherAskers";
import { spawnWorker } from "./spawn";

/**
 * Two threads: more would compete with the page for a laptop's cores, and one would wait after each schedule until the page
 * has time to give it the next.
 */
const THREADS = Math.min(2, navigator.hardwareConcurrency);

const client = new Client({ spawn: spawnWorker, threads: THREADS, onResponse: heard });
/** Loaded once the charts' schedules have been asked for: nobody needs them for the first picture. */
let others: OtherAskers | undefined;
const answers = new GatheredAnswers((response) => runAnswered(response.lane, response), countRunning);
/** What was last asked for in a lane. Equal references need no new answer. */
const asked = new Map<string, { readonly problem: Problem; readonly chart: Chart }>();
const marks = new MarksAsker(client, (chart) => asked.get(chart));

/** Keeps the runs up to date with the document: every change asks the worker anew. Returns what ends it. */
export function askForRuns(): () => void {
  const stops = [
    documentStore.subscribe((state, before) => {
      if (state.document !== before.document) askForSchedules();
    }),
    runs.subscribe(followWishes),
    marks.start(),
  ];
  askForSchedules();
  return () => {
    for (const stop of stops) stop();
  };
}

/** Keeps what is shown besides schedules up to date with what is wanted of it. Resolves when that begins, to what ends it. */
export async function askForOthers(): Promise<() => void> {
  const { OtherAskers } = await import("./otherAskers");
  others = new OtherAskers(client);
  return others.start();
}

/** True when no job is waiting or running, and none is about to be. */
export function isSettled(): boolean {
  return client.isIdle && answers.isEmpty && (others?.isIdle ?? true);
}

function heard(response: Response): void {
  if (others?.heard(response)) return;
  if (response.lane.startsWith(MARKS)) marks.heard(response.lane.slice(MARKS.length), response);
  else if (isFinal(response)) heardLast(response);
  else runAnswered(response.lane, response);
}

function heardLast(response: Response): void {
  if (response.kind === "scheduled") marksKept(response.result, response.marks ?? []);
  answers.add(response);
}

function countRunning(): number {
  return Object.values(runs.getState().schedules).filter(({ kind }) => kind === "running").length;
}

function askForSchedules(): void {
  const { problem, charts } = documentStore.getState().document;
  forgetAllBut(charts);
  for (const chart of charts) {
    if (wasAsked(chart.id, problem, chart)) continue;
    asked.set(chart.id, { problem, chart });
    const order = { kind: "schedule", lane: chart.id, problem, choice: choiceOf(chart) } as const;
    const job = client.submit({ ...order, marks: marksOn() });
    runStarted(chart.id, job, performance.now());
  }
}

/** The user stopped a run, or wants one again. */
function followWishes(state: RunsState, before: RunsState): void {
  if (state.schedules === before.schedules) return;
  for (const { id } of documentStore.getState().document.charts) {
    const run = runOf(state, id);
    if (run === runOf(before, id)) continue;
    if (run.kind === "refused" && run.refusal.field === STOPPED_FIELD) client.stop(id);
    if (run.kind === "idle" && asked.delete(id)) askForSchedules();
  }
}

function forgetAllBut(charts: readonly Chart[]): void {
  const kept = new Set(charts.map((chart) => chart.id));
  for (const lane of asked.keys()) {
    if (kept.has(lane)) continue;
    asked.delete(lane);
    client.stop(lane);
  }
  runsKept([...kept]);
}

function wasAsked(lane: string, problem: Problem, chart: Chart): boolean {
  const last = asked.get(lane);
  return (
    last?.problem === problem && last.chart.family === chart.family && last.chart.options === chart.options
  );
}

function choiceOf({ family, options }: Chart) {
  return { family, options };
}
