import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { SweepPoint } from "../analysis/sweepPoint";
import type { Problem } from "../model/problem";
import type { ProblemSize } from "../model/withSize";
import type { FamilyChoice } from "../schedule/family";
import { isSameButSize } from "./isSameButSize";
import type { SweepId } from "./sweepView";

/** What is swept: every choice at every cell. */
export interface SweepSpec {
  /** Its own size does not matter: cells say how many processors and microbatches. */
  readonly problem: Problem;
  /** Each once, by choiceKey. */
  readonly choices: readonly FamilyChoice[];
  /** Each once, in any order; they are computed from coarse to fine. */
  readonly cells: readonly ProblemSize[];
}

/** What has come of a sweep so far. */
export interface Sweep {
  readonly spec: SweepSpec;
  /** In the order in which they came; of the spec, each once. While `isOutdated` those of the spec before. */
  readonly points: readonly SweepPoint[];
  /** The points are of another problem: they stay until the first of this one is there. */
  readonly isOutdated: boolean;
  /** How many points are there, of how many; done ÷ total is the progress. */
  readonly done: number;
  readonly total: number;
  /** "stopped": its view was left or the user stopped it; wanted again it goes on where it was. */
  readonly status: "running" | "stopped" | "finished";
}

/** Sweeps by their view, and all points that they know. */
export interface SweepsState {
  readonly sweeps: Readonly<Partial<Record<SweepId, Sweep>>>;
  /** The problem that `known` is of; its size does not matter. */
  readonly problem: Problem | undefined;
  /** Every point of that problem that any sweep has computed, by pointKey: a view that is opened again has them at once. Grows in place. */
  readonly known: Map<string, SweepPoint>;
}

export const sweeps = createStore<SweepsState>(() => ({
  sweeps: {},
  problem: undefined,
  known: new Map(),
}));

/** Reads the sweeps in a component. */
function useSweeps<T>(select: (state: SweepsState) => T): T {
  return useStore(sweeps, select);
}

/** Reads one sweep; undefined before it was first wanted. */
export function useSweep(id: SweepId): Sweep | undefined {
  return useSweeps((state) => state.sweeps[id]);
}

/** Equal for equal choices, also for copies that came from a thread. */
export function choiceKey(choice: FamilyChoice): string {
  const known = keys.get(choice);
  if (known !== undefined) return known;
  const { family, options } = choice;
  const names = Object.keys(options).sort();
  const key = `${family} ${JSON.stringify(names.map((name) => [name, options[name]]))}`;
  keys.set(choice, key);
  return key;
}

/** Keys are asked for at every point, and choices never change. */
const keys = new WeakMap<FamilyChoice, string>();

/** Equal for points of the same choice and size. */
export function pointKey({ processors, microbatches }: ProblemSize, choice: FamilyChoice): string {
  return `${processors}×${microbatches} ${choiceKey(choice)}`;
}

/** Above so many points the old ones are forgotten: sizes that were passed by under a slider. */
const MOST_KNOWN = 20_000;

/**
 * A view wants this sweep: it starts, goes on, or is there already. Points of the same problem are kept, also those that
 * another view computed; only what is missing is computed. Another problem supersedes.
 */
export function sweepWanted(id: SweepId, spec: SweepSpec): void {
  sweeps.setState((state) => {
    const before = state.sweeps[id];
    const isThere = before !== undefined && before.status !== "stopped" && isOf(state, spec);
    if (isThere && isSameSweep(before.spec, spec)) return state;
    const isKept = isOf(state, spec) && state.known.size <= MOST_KNOWN;
    const known = isKept ? state.known : new Map<string, SweepPoint>();
    const sweep = sweepFrom(spec, knownPoints(spec, known), before);
    return { sweeps: { ...state.sweeps, [id]: sweep }, problem: spec.problem, known };
  });
}

/** A sweep that begins with these points, or where there are none shows those of the sweep before. */
function sweepFrom(spec: SweepSpec, points: readonly SweepPoint[], before: Sweep | undefined): Sweep {
  const total = spec.cells.length * spec.choices.length;
  const isOutdated = total > 0 && points.length === 0 && before !== undefined && before.points.length > 0;
  return {
    spec,
    points: isOutdated ? before.points : points,
    isOutdated,
    done: points.length,
    total,
    status: points.length < total ? "running" : "finished",
  };
}

/** Whether two specs ask for the same points, as they do when only the problem's own size has changed. */
function isSameSweep(a: SweepSpec, b: SweepSpec): boolean {
  return (
    isSameButSize(a.problem, b.problem) &&
    isSameList(a.choices, b.choices, (x, y) => choiceKey(x) === choiceKey(y)) &&
    isSameList(a.cells, b.cells, (x, y) => x.processors === y.processors && x.microbatches === y.microbatches)
  );
}

function isSameList<T>(a: readonly T[], b: readonly T[], isSame: (x: T, y: T) => boolean): boolean {
  return a.length === b.length && a.every((item, i) => isSame(item, b[i]));
}

/** The view was left, or the user has seen enough. What is there stays. */
export function sweepStopped(id: SweepId): void {
  const sweep = sweeps.getState().sweeps[id];
  if (sweep?.status === "running") setSweep(id, { ...sweep, status: "stopped" });
}

/** More points have come for a sweep; those of a spec that was superseded are dropped, and so are those that are there. */
export function sweepAnswered(id: SweepId, spec: SweepSpec, points: readonly SweepPoint[]): void {
  const state = sweeps.getState();
  const { known } = state;
  const sweep = state.sweeps[id];
  if (sweep?.spec !== spec || !isOf(state, spec)) return;
  const fresh = points.filter((point) => !known.has(pointKey(point, point.choice)));
  for (const point of fresh) known.set(pointKey(point, point.choice), point);
  if (fresh.length === 0) return;
  const done = sweep.done + fresh.length;
  setSweep(id, {
    ...sweep,
    points: sweep.isOutdated ? fresh : [...sweep.points, ...fresh],
    isOutdated: false,
    done,
    status: done >= sweep.total ? "finished" : sweep.status,
  });
}

/** The choices of a cell that a sweep has no point for yet. */
export function missingChoices(
  { choices }: SweepSpec,
  cell: ProblemSize,
  known: ReadonlyMap<string, SweepPoint>,
): readonly FamilyChoice[] {
  return choices.filter((choice) => !known.has(pointKey(cell, choice)));
}

function isOf({ problem }: SweepsState, spec: SweepSpec): boolean {
  return problem !== undefined && isSameButSize(problem, spec.problem);
}

function knownPoints(spec: SweepSpec, known: ReadonlyMap<string, SweepPoint>): readonly SweepPoint[] {
  if (known.size === 0) return [];
  return spec.cells.flatMap((cell) =>
    spec.choices.flatMap((choice) => known.get(pointKey(cell, choice)) ?? []),
  );
}

function setSweep(id: SweepId, sweep: Sweep): void {
  sweeps.setState((state) => ({ sweeps: { ...state.sweeps, [id]: sweep } }));
}
