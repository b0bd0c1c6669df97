import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { ScheduledResult } from "../analysis/scheduledResult";
import { type Refusal, refuse } from "../base/refusal";
import type { Response } from "../worker/protocol";

/** What became of a chart's latest request. `last` is the last good result: the picture that stays. */
export type Run =
  | { readonly kind: "idle"; readonly last?: ScheduledResult }
  | {
      readonly kind: "running";
      readonly job: number;
      /** Milliseconds on performance.now()'s clock. */
      readonly since: number;
      readonly progress?: Progress;
      readonly last?: ScheduledResult;
    }
  | { readonly kind: "scheduled"; readonly result: ScheduledResult }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly last?: ScheduledResult }
  | { readonly kind: "crashed"; readonly message: string; readonly last?: ScheduledResult };

/** How far a long job is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly doing: string;
}

/** Latest answers by chart id. Results are held by reference and never copied. */
export interface RunsState {
  readonly schedules: Readonly<Record<string, Run>>;
}

export const runs = createStore<RunsState>(() => ({ schedules: {} }));

/** Reads the runs in a component. */
export function useRuns<T>(select: (state: RunsState) => T): T {
  return useStore(runs, select);
}

const IDLE: Run = { kind: "idle" };

/** The run of a chart; idle before its first request. */
export function runOf(state: RunsState, chart: string): Run {
  return state.schedules[chart] ?? IDLE;
}

/** The result to draw: the answer, or the last good one while there is none. */
export function resultOf(run: Run): ScheduledResult | undefined {
  return run.kind === "scheduled" ? run.result : run.last;
}

/** Reads the result that a chart draws. */
export function useResult(chart: string): ScheduledResult | undefined {
  return useRuns((state) => resultOf(runOf(state, chart)));
}

/** True when none of these charts waits for an answer or is about to ask. */
export function areAnswered(state: RunsState, charts: readonly string[]): boolean {
  return charts.every((chart) => {
    const { kind } = runOf(state, chart);
    return kind !== "idle" && kind !== "running";
  });
}

/** A chart's schedule was asked for. */
export function runStarted(chart: string, job: number, since: number): void {
  setRun(chart, { kind: "running", job, since, last: resultOf(runOf(runs.getState(), chart)) });
}

/** The worker said something about a chart's schedule. What is not for its latest job is dropped. */
export function runAnswered(chart: string, response: Response): void {
  const run = runOf(runs.getState(), chart);
  if (run.kind !== "running" || run.job !== response.job) return;
  setRun(chart, runAfter(run, response));
}

function runAfter(run: Run & { kind: "running" }, response: Response): Run {
  const { last } = run;
  switch (response.kind) {
    case "scheduled":
      return { kind: "scheduled", result: response.result };
    case "refused":
      return { kind: "refused", refusal: response.refusal, last };
    case "crashed":
      return { kind: "crashed", message: response.message, last };
    case "progress":
      return { ...run, progress: { done: response.done, total: response.total, doing: response.doing } };
    case "marked":
    case "swept":
    case "examined":
      return run;
  }
}

/** Said where the picture would be explained otherwise. */
const STOPPED = "This was stopped; the picture is that of the last finished run.";

/** The user ends a chart's long job. */
export function runStopped(chart: string): void {
  const run = runOf(runs.getState(), chart);
  if (run.kind !== "running") return;
  setRun(chart, { kind: "refused", refusal: refuse(STOPPED, STOPPED_FIELD), last: run.last });
}

/** The field of a refusal that the user caused by stopping: what is shown with it is a way to run again. */
export const STOPPED_FIELD = "stopped";

/** The user wants a chart that crashed or was stopped to be tried again. */
export function runRetried(chart: string): void {
  setRun(chart, { kind: "idle", last: resultOf(runOf(runs.getState(), chart)) });
}

/** Forgets what belongs to charts that are gone. */
export function runsKept(charts: readonly string[]): void {
  const keep = new Set(charts);
  runs.setState((state) => ({ schedules: only(state.schedules, keep) }));
}

function only<T>(
  record: Readonly<Record<string, T>>,
  keep: ReadonlySet<string>,
): Readonly<Record<string, T>> {
  const entries = Object.entries(record);
  const kept = entries.filter(([id]) => keep.has(id));
  return kept.length === entries.length ? record : Object.fromEntries(kept);
}

function setRun(chart: string, run: Run): void {
  runs.setState((state) => ({ schedules: { ...state.schedules, [chart]: run } }));
}
