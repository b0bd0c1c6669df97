import type { BatchRun, Chooser } from "./batchRun";

const NEVER = Number.POSITIVE_INFINITY;

/**
 * Follows a given order. Where that names no weight gradients they run when the limit demands one before a forward, in gaps,
 * and at the end. Stops where the order wants a forward that the limit forbids.
 */
export class ScriptedChoice implements Chooser {
  readonly waits: boolean;
  /** By processor, tasks coded like the rows of a BatchRun. */
  readonly #script: readonly Int32Array[];
  readonly #at: Int32Array;

  /** `script` is by processor, coded like the rows of a BatchRun, with all weight gradients or with none. */
  constructor(script: readonly Int32Array[], weights: "scripted" | "inGaps") {
    this.#script = script;
    this.#at = new Int32Array(script.length);
    this.waits = weights === "inGaps";
  }

  choose(run: BatchRun, p: number, now: number): void {
    const row = this.#script[p];
    const { stages, microbatches } = run.times;
    const op = this.#at[p] < row.length ? Math.floor(row[this.#at[p]] / microbatches) : -1;
    const kind = Math.floor(op / stages);
    const stage = op - kind * stages;
    const arrival = op < 0 ? NEVER : arrivalOf(run, p, kind, stage);
    if (arrival > now) {
      if (this.waits) run.fillGap(p, now, arrival);
      else if (arrival < NEVER) run.wakeAt(p, arrival);
      return;
    }
    this.#at[p]++;
    if (kind === 0) run.runForward(p, stage, now);
    else if (kind === 1) run.runGradient(p, stage, now);
    else run.runWeight(p, stage, now);
  }
}

/** When the next task of this kind and stage may run, as far as that is known; the limit may forbid it until a weight gradient ends. */
function arrivalOf(run: BatchRun, p: number, kind: number, stage: number): number {
  if (kind === 2) return 0;
  if (kind === 1) return run.gradientKnown(stage) ? run.gradientArrival(stage) : NEVER;
  return run.forwardKnown(stage) && run.room(p) > 0 ? run.forwardArrival(stage) : NEVER;
}
