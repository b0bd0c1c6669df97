import type { BatchRun, Chooser } from "./batchRun";
import type { PlacedTimes } from "./placedTimes";

/** How a processor chooses where the rule leaves it free. */
export interface Preferences {
  /** A forward may start although an activation gradient will arrive before it ends. */
  readonly overrun: boolean;
  /** With both ready, a forward follows an activation gradient; otherwise activation gradients always go first. */
  readonly alternate: boolean;
  /** Later stages run fewer forwards ahead of their activation gradients, in proportion to the way there and back. */
  readonly spread: boolean;
  /** Of activation gradients that are ready on one processor, the later stage's goes first; otherwise the earlier stage's. */
  readonly laterStageFirst: boolean;
}

const NEVER = Number.POSITIVE_INFINITY;

/**
 * Chooses by what has arrived (schedules.md 11 and 12, in outline): forwards as far as the limit lets them until the first
 * gradient comes back, then forwards and activation gradients in turn. Weight gradients run where the limit demands one
 * before a forward, and in gaps. A forward leaves room for one of each later stage on its processor, so that every limit of
 * at least a processor's stages suffices.
 */
export class GreedyChoice implements Chooser {
  readonly waits = true;
  readonly #prefers: Preferences;
  /** Preferences of which the other value would have changed something so far. */
  readonly #mattered = { overrun: false, alternate: false, spread: false, laterStageFirst: false };
  /** By stage, most microbatches between forward and activation gradient, if they are spread and if not. */
  readonly #shares: Int32Array;
  readonly #limits: Int32Array;

  constructor(prefers: Preferences, times: PlacedTimes, limits: Int32Array) {
    this.#prefers = prefers;
    this.#shares = shares(times, limits);
    this.#limits = Int32Array.from(times.rowOf, (row) => limits[row]);
  }

  /** Whether these preferences would have made the same run, as far as it went. */
  isSameFor(prefers: Preferences): boolean {
    const keys = Object.keys(this.#mattered) as (keyof Preferences)[];
    return keys.every((key) => !this.#mattered[key] || prefers[key] === this.#prefers[key]);
  }

  choose(run: BatchRun, p: number, now: number): void {
    const f = this.#nextForward(run, p, now);
    const g = this.#nextGradient(run, p, now);
    const forwardAt = f < 0 ? NEVER : run.forwardArrival(f);
    const gradientAt = g < 0 ? NEVER : run.gradientArrival(g);
    if (gradientAt <= now && !(forwardAt <= now && this.#isForwardsTurn(run, p))) run.runGradient(p, g, now);
    else if (forwardAt > now) run.fillGap(p, now, Math.min(forwardAt, gradientAt));
    else if (run.room(p) <= laterStages(run.times, p, f)) run.runWeight(p, run.oldestWeight(p), now);
    else if (gradientAt <= now || gradientAt >= now + run.times.forward[f] || this.#mayOverrun())
      run.runForward(p, f, now);
    else run.fillGap(p, now, gradientAt);
  }

  #isForwardsTurn({ afterGradient }: BatchRun, p: number): boolean {
    if (afterGradient[p] === 0) return false;
    this.#mattered.alternate = true;
    return this.#prefers.alternate;
  }

  #mayOverrun(): boolean {
    this.#mattered.overrun = true;
    return this.#prefers.overrun;
  }

  /** Whether a stage has run as many forwards ahead of its activation gradients as it may. */
  #isAhead({ forwards, gradients }: BatchRun, stage: number): boolean {
    const ahead = forwards[stage] - gradients[stage];
    if (ahead < this.#shares[stage]) return false;
    if (ahead >= this.#limits[stage]) return true;
    this.#mattered.spread = true;
    return this.#prefers.spread;
  }

  /** The stage whose forward can run first, of equals the latest; −1 if none is known that the limit allows after all pending weight gradients. */
  #nextForward(run: BatchRun, p: number, now: number): number {
    const own = run.times.stagesOf[p];
    let next = -1;
    let first = NEVER;
    for (let i = own.length - 1; i >= 0; i--) {
      const s = own[i];
      if (!run.forwardKnown(s) || run.room(p) + run.pending[p] < own.length - i) continue;
      if (this.#isAhead(run, s)) continue;
      const at = Math.max(now, run.forwardArrival(s));
      if (at < first) {
        next = s;
        first = at;
      }
    }
    return next;
  }

  /** The stage whose activation gradient can run first; −1 if none is known. */
  #nextGradient(run: BatchRun, p: number, now: number): number {
    const own = run.times.stagesOf[p];
    let next = -1;
    let first = NEVER;
    for (let i = 0; i < own.length; i++) {
      const s = own[i];
      if (!run.gradientKnown(s)) continue;
      const at = Math.max(now, run.gradientArrival(s));
      if (at === first) this.#mattered.laterStageFirst = true;
      if (at < first || (at === first && this.#prefers.laterStageFirst)) {
        next = s;
        first = at;
      }
    }
    return next;
  }
}

/** How many of a processor's stages come after this one. */
function laterStages({ stagesOf }: PlacedTimes, p: number, stage: number): number {
  const own = stagesOf[p];
  let later = 0;
  while (own[own.length - 1 - later] !== stage) later++;
  return later;
}

/** The limits, divided among stages like the time from a forward's start to its activation gradient's end; at least 1. */
function shares(times: PlacedTimes, limits: Int32Array): Int32Array {
  const { stages, forward, activationGradient, transfer, gradientTransfer, rowOf } = times;
  const trips = new Float64Array(stages + 1);
  for (let s = stages - 1; s >= 0; s--)
    trips[s] = trips[s + 1] + forward[s] + activationGradient[s] + transfer[s] + gradientTransfer[s];
  return Int32Array.from(rowOf, (row, s) =>
    trips[0] === 0 ? limits[row] : Math.max(1, Math.ceil((limits[row] * trips[s]) / trips[0])),
  );
}
