import { pointWithout, type SweepPoint } from "../analysis/sweepPoint";
import { coarseToFine } from "../state/coarseToFine";
import { type SweepChunk, sweepChunks } from "../state/sweepChunks";
import {
  missingChoices,
  pointKey,
  type Sweep,
  type SweepSpec,
  type SweepsState,
  sweepAnswered,
  sweeps,
} from "../state/sweeps";
import type { SweepId } from "../state/sweepView";
import { Client } from "../worker/client";
import { isFinal, type Response } from "../worker/protocol";
import type { Spawn } from "../worker/thread";

/** Each thread of the pool has one lane. */
const LANE = "sweep";
/** A problem that changes under a slider is swept when it rests this long. */
const SETTLE_MS = 250;
/** Points that come within this time are told together: three frames. */
const GATHER_MS = 48;

/** What one thread of the pool computes. */
interface Work {
  readonly id: SweepId;
  readonly spec: SweepSpec;
  readonly chunk: SweepChunk;
  job: number;
  /** Points of the chunk that have come, by pointKey. */
  readonly came: Set<string>;
}

interface Slot {
  readonly client: Client;
  work: Work | undefined;
}

/** What is left of a sweep to hand out. */
interface Queue {
  readonly spec: SweepSpec;
  readonly chunks: SweepChunk[];
}

/** Hands the sweeps that are wanted to a pool of threads of their own, chunk by chunk, from coarse to fine. */
export class SweepAsker {
  readonly #slots: readonly Slot[];
  readonly #queues = new Map<SweepId, Queue>();
  readonly #timers = new Map<SweepId, ReturnType<typeof setTimeout>>();
  /** Points that are told with the next. */
  #gathered = new Map<SweepSpec, { readonly id: SweepId; readonly points: SweepPoint[] }>();
  #gathering: ReturnType<typeof setTimeout> | undefined;

  /** The threads start when first needed. */
  constructor(spawn: Spawn, threads: number) {
    this.#slots = Array.from({ length: threads }, () => {
      const slot: Slot = {
        client: new Client({ spawn, threads: 1, onResponse: (response) => this.#heard(slot, response) }),
        work: undefined,
      };
      return slot;
    });
  }

  /** True when nothing is computed, waits to be, or waits to be told. */
  get isIdle(): boolean {
    return this.#timers.size === 0 && this.#gathering === undefined && !this.#isComputing;
  }

  get #isComputing(): boolean {
    return this.#queues.size > 0 || this.#slots.some(({ work }) => work !== undefined);
  }

  /** Follows what is wanted; returns what ends it. */
  start(): () => void {
    this.#follow(sweeps.getState(), sweeps.getInitialState());
    const stop = sweeps.subscribe((state, before) => this.#follow(state, before));
    return () => {
      stop();
      for (const timer of this.#timers.values()) clearTimeout(timer);
      clearTimeout(this.#gathering);
      for (const { client } of this.#slots) client.close();
    };
  }

  #follow(state: SweepsState, before: SweepsState): void {
    for (const id of Object.keys(state.sweeps) as SweepId[]) {
      const sweep = state.sweeps[id];
      const last = before.sweeps[id];
      if (sweep === undefined || sweep === last) continue;
      const isOther = sweep.spec !== last?.spec;
      if (isOther || sweep.status !== "running") this.#drop(id);
      if (sweep.status === "running" && (isOther || last.status !== "running")) this.#plan(id, sweep, last);
    }
  }

  /** Nobody waits any more for what was asked of this sweep. */
  #drop(id: SweepId): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.#queues.delete(id);
    for (const slot of this.#slots) {
      if (slot.work?.id !== id) continue;
      slot.work = undefined;
      slot.client.drop(LANE);
    }
    this.#dispatch();
  }

  /** Starts at once, but for a problem that is being changed. */
  #plan(id: SweepId, { spec }: Sweep, last: Sweep | undefined): void {
    const isChanging = last !== undefined && last.spec.problem !== spec.problem;
    const queue = () => {
      this.#timers.delete(id);
      const { known } = sweeps.getState();
      const cells = coarseToFine(spec.cells);
      const chunks = sweepChunks(spec.problem, cells, (cell) => missingChoices(spec, cell, known));
      this.#queues.set(id, { spec, chunks: [...chunks].reverse() });
      this.#dispatch();
    };
    this.#timers.set(id, setTimeout(queue, isChanging ? SETTLE_MS : 0));
  }

  #dispatch(): void {
    for (const slot of this.#slots) {
      if (slot.work !== undefined) continue;
      const next = this.#next();
      if (next === undefined) return;
      const { spec, chunk } = next;
      const { problem } = spec;
      slot.work = { ...next, job: 0, came: new Set() };
      slot.work.job = slot.client.submit({ kind: "sweep", lane: LANE, problem, ...chunk });
    }
  }

  #next(): Pick<Work, "id" | "spec" | "chunk"> | undefined {
    for (const [id, { spec, chunks }] of this.#queues) {
      const chunk = chunks.pop();
      if (chunks.length === 0) this.#queues.delete(id);
      if (chunk !== undefined) return { id, spec, chunk };
    }
    return undefined;
  }

  #heard(slot: Slot, response: Response): void {
    const { work } = slot;
    if (work === undefined || work.job !== response.job) return;
    if (response.kind === "swept") this.#came(work, response.points);
    if (response.kind === "crashed") this.#came(work, pointsLost(work, response.message));
    if (response.kind === "refused") this.#came(work, pointsLost(work, response.refusal.reason));
    if (!isFinal(response)) return;
    slot.work = undefined;
    this.#dispatch();
    if (!this.#isComputing) this.#tell();
  }

  #came({ id, spec, came }: Work, points: readonly SweepPoint[]): void {
    for (const point of points) came.add(pointKey(point, point.choice));
    if (points.length === 0) return;
    const gathered = this.#gathered.get(spec) ?? { id, points: [] };
    gathered.points.push(...points);
    this.#gathered.set(spec, gathered);
    this.#gathering ??= setTimeout(() => this.#tell(), GATHER_MS);
  }

  #tell(): void {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    const told = this.#gathered;
    this.#gathered = new Map();
    for (const [spec, { id, points }] of told) sweepAnswered(id, spec, points);
  }
}

/** Points that will not come, because their thread broke: they say so, and the sweep goes on. */
function pointsLost({ chunk, came }: Work, reason: string): readonly SweepPoint[] {
  return chunk.cells.flatMap((cell) =>
    chunk.choices
      .filter((choice) => !came.has(pointKey(cell, choice)))
      .map((choice) => pointWithout(cell, choice, reason)),
  );
}
