import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Problem } from "../model/problem";
import type { Response } from "../worker/protocol";

/** What a family with its default options would do with the problem. */
export interface Trial {
  /** Over one processor; null where there is none. */
  readonly speedup: number | null;
  /** Why the problem cannot be scheduled so; absent: it can. */
  readonly refusal?: string;
}

/** Families tried on the problem before anybody chooses them. */
export interface TrialsState {
  /** What is to be tried; undefined: nothing is. */
  readonly wanted: { readonly problem: Problem; readonly families: readonly string[] } | undefined;
  /** The problem that the results are of. */
  readonly problem: Problem | undefined;
  /** By family id. */
  readonly results: Readonly<Record<string, Trial>>;
}

export const trials = createStore<TrialsState>(() => ({
  wanted: undefined,
  problem: undefined,
  results: {},
}));

/** Reads the trials in a component. */
export function useTrials<T>(select: (state: TrialsState) => T): T {
  return useStore(trials, select);
}

/** Above so many tasks trials would keep a thread busy for long, and nothing is told in advance. */
const MOST_TASKS = 60_000;
const TASKS_PER_LAYER = 3;

/** Wants these families to be tried on a problem, if it is small enough. Results of the same problem are kept. */
export function trialsWanted(problem: Problem, families: readonly string[]): void {
  trials.setState((state) => ({
    wanted: tasksOf(problem) <= MOST_TASKS ? { problem, families } : undefined,
    problem,
    results: state.problem === problem ? state.results : {},
  }));
}

/** Nobody wants to know any more. */
export function trialsLeft(): void {
  trials.setState({ wanted: undefined });
}

/** The worker tried a family on the wanted problem. A family that breaks is told when it is chosen. */
export function trialAnswered(family: string, response: Response): void {
  if (response.kind !== "swept" || !response.done || trials.getState().wanted === undefined) return;
  const [point] = response.points;
  if (point === undefined) return;
  const { speedup, refusal } = point;
  const trial: Trial = refusal === undefined ? { speedup } : { speedup, refusal };
  trials.setState(({ results }) => ({ results: { ...results, [family]: trial } }));
}

function tasksOf({ network, training }: Problem): number {
  return TASKS_PER_LAYER * network.layers.length * training.microbatches * training.batches;
}
