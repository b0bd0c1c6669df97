import FlatQueue from "flatqueue";
import type { PlacedTimes } from "./placedTimes";

/** How good an order is: a smaller span comes first, then a smaller makespan. */
export interface Score {
  /** Ticks from a processor's own first start to its own last end, of the processor where that is longest. */
  readonly span: number;
  readonly makespan: number;
}

/** Whether an order that is as good as `a` is better than one that is as good as `b`. */
export function isBetter(a: Score, b: Score): boolean {
  return a.span < b.span || (a.span === b.span && a.makespan < b.makespan);
}

/** Decides what a processor that is free does: it runs one task of the batch, or lets time pass until the processor is woken. */
export interface Chooser {
  /**
   * Whether it may let a processor wait though a task could run, so that the order alone takes less time than the run. Otherwise
   * each task starts as soon as it can, whichever processor is looked at first.
   */
  readonly waits: boolean;
  /** Called at each moment when a processor may go on: it is free, and something it may wait for arrives now. */
  choose(run: BatchRun, processor: number, now: number): void;
}

const NEVER = Number.POSITIVE_INFINITY;

/**
 * One batch run forward in time under a limit of activations, with a chooser to say what runs next. A forward takes one
 * stage-microbatch of memory until its weight gradient has run; an activation gradient changes nothing. Nothing is kept per
 * task but the order itself. Times are sums of whole ticks, so that choices made by them are exact, and the same when all
 * costs and transfers are multiplied.
 */
export class BatchRun {
  readonly times: PlacedTimes;
  /** Tasks of each processor so far, as (kind · stages + stage) · M + microbatch with kinds 0 F, 1 I, 2 W. */
  readonly rows: readonly Int32Array[];
  /** By stage, how many of each kind have started; also the next microbatch. */
  readonly forwards: Int32Array;
  readonly gradients: Int32Array;
  readonly weights: Int32Array;
  /** By processor, weight gradients whose activation gradient has started. */
  readonly pending: Int32Array;
  /** By processor, 1 where an activation gradient came after the last forward. */
  readonly afterGradient: Uint8Array;

  readonly #limits: Int32Array;
  readonly #work: Float64Array;
  /** Most microbatches that a stage holds at once; arrivals of microbatch m stand at m mod window. */
  readonly #window: number;
  readonly #forwardArrival: Float64Array;
  readonly #gradientArrival: Float64Array;
  readonly #live: Int32Array;
  readonly #written: Int32Array;
  readonly #start: Float64Array;
  readonly #free: Float64Array;
  readonly #idle: Float64Array;
  readonly #wake: Float64Array;
  /** By stage, from the end of an activation gradient there to where that of stage 0 may start. */
  readonly #wayBack: Float64Array;
  /** Processors to be woken, in the order of time. */
  readonly #queue = new FlatQueue<number>();
  /** Processors to be woken where the order of time does not matter. */
  readonly #list: Int32Array;
  #listed = 0;
  #inTime = true;
  #mostIdle = 0;
  /** Span and makespan are sure not to be less. */
  #leastSpan = 0;
  #leastMakespan = 0;

  /** `limits` is in stage-microbatches by processor. */
  constructor(times: PlacedTimes, limits: Int32Array) {
    const { stages, processors, microbatches, stagesOf } = times;
    this.times = times;
    this.rows = stagesOf.map((own) => new Int32Array(3 * own.length * microbatches));
    this.forwards = new Int32Array(stages);
    this.gradients = new Int32Array(stages);
    this.weights = new Int32Array(stages);
    this.pending = new Int32Array(processors);
    this.afterGradient = new Uint8Array(processors);
    this.#limits = limits;
    this.#work = workOf(times);
    this.#window = Math.min(
      microbatches,
      limits.reduce((most, limit) => Math.max(most, limit), 1),
    );
    this.#forwardArrival = new Float64Array(stages * this.#window);
    this.#gradientArrival = new Float64Array(stages * this.#window);
    this.#live = new Int32Array(processors);
    this.#written = new Int32Array(processors);
    this.#start = new Float64Array(processors);
    this.#free = new Float64Array(processors);
    this.#idle = new Float64Array(processors);
    this.#wake = new Float64Array(processors);
    this.#wayBack = wayBack(times);
    this.#list = new Int32Array(processors);
  }

  /**
   * Runs the batch from its beginning. Undefined if the chooser's order does not keep to the limit and stops, or as soon as it is
   * sure not to be better than the best. O(log processors) a task, or O(1) if the chooser never waits.
   */
  run(chooser: Chooser, best: Score): Score | undefined {
    this.#reset();
    this.#inTime = chooser.waits;
    this.wakeAt(this.times.rowOf[0], 0);
    for (let p = this.#next(); p >= 0 && this.#mayBeat(best); p = this.#next()) {
      const now = this.#wake[p];
      this.#wake[p] = NEVER;
      chooser.choose(this, p, now);
    }
    const complete = this.rows.every((row, p) => row.length === this.#written[p]);
    return complete && this.#mayBeat(best) ? this.#score() : undefined;
  }

  /** Whether the next forward of a stage is known to come: that of the stage before has started. */
  forwardKnown(stage: number): boolean {
    const m = this.forwards[stage];
    return m < this.times.microbatches && (stage === 0 || this.forwards[stage - 1] > m);
  }

  /** When the input of a stage's next forward, which is known, arrives. */
  forwardArrival(stage: number): number {
    return stage === 0
      ? 0
      : this.#forwardArrival[stage * this.#window + (this.forwards[stage] % this.#window)];
  }

  /** Whether the next activation gradient of a stage is known to come: its forward and the gradient of the stage behind have started. */
  gradientKnown(stage: number): boolean {
    const m = this.gradients[stage];
    return m < this.forwards[stage] && (stage + 1 === this.times.stages || this.gradients[stage + 1] > m);
  }

  /** When the gradient for a stage's next activation gradient, which is known, arrives. */
  gradientArrival(stage: number): number {
    if (stage + 1 === this.times.stages) return 0;
    return this.#gradientArrival[stage * this.#window + (this.gradients[stage] % this.#window)];
  }

  /** Stage-microbatches that a processor may still take. */
  room(processor: number): number {
    return this.#limits[processor] - this.#live[processor];
  }

  runForward(p: number, stage: number, now: number): void {
    const m = this.forwards[stage]++;
    const end = this.#run(p, stage, m, now, this.times.forward[stage]);
    this.#live[p]++;
    this.afterGradient[p] = 0;
    const next = stage + 1;
    if (next === this.times.stages) return;
    const arrival = end + this.times.transfer[stage];
    this.#forwardArrival[next * this.#window + (m % this.#window)] = arrival;
    this.wakeAt(this.times.rowOf[next], arrival);
  }

  runGradient(p: number, stage: number, now: number): void {
    const { stages, activationGradient, gradientTransfer, rowOf } = this.times;
    const m = this.gradients[stage]++;
    const end = this.#run(p, stages + stage, m, now, activationGradient[stage]);
    this.pending[p]++;
    this.afterGradient[p] = 1;
    this.#bound(end + this.#wayBack[stage], m);
    if (stage === 0) return;
    const arrival = end + gradientTransfer[stage - 1];
    this.#gradientArrival[(stage - 1) * this.#window + (m % this.#window)] = arrival;
    this.wakeAt(rowOf[stage - 1], arrival);
  }

  runWeight(p: number, stage: number, now: number): void {
    const { stages, weightGradient } = this.times;
    this.pending[p]--;
    this.#live[p]--;
    this.#run(p, 2 * stages + stage, this.weights[stage]++, now, weightGradient[stage]);
  }

  /**
   * Nothing but weight gradients can run before `until`: runs one that ends by then, or one that does not if waiting would
   * make this the processor that has waited longest; else waits.
   */
  fillGap(p: number, now: number, until: number): void {
    const stage = this.oldestWeight(p);
    const due =
      stage >= 0 &&
      (now + this.times.weightGradient[stage] <= until || until - now > this.#mostIdle - this.#idle[p]);
    if (due) this.runWeight(p, stage, now);
    else if (until < NEVER) this.wakeAt(p, until);
  }

  /** The stage whose weight gradient can run and is of the oldest microbatch, of equals the latest stage; −1 if there is none. */
  oldestWeight(p: number): number {
    if (this.pending[p] === 0) return -1;
    const own = this.times.stagesOf[p];
    let oldest = -1;
    for (let i = own.length - 1; i >= 0; i--) {
      const s = own[i];
      if (this.weights[s] === this.gradients[s]) continue;
      if (oldest < 0 || this.weights[s] < this.weights[oldest]) oldest = s;
    }
    return oldest;
  }

  /** Lets a processor choose at this time or when it is free, unless it will have chosen earlier. */
  wakeAt(p: number, time: number): void {
    const at = Math.max(time, this.#free[p]);
    if (this.#wake[p] <= at) return;
    const isListed = this.#wake[p] < NEVER;
    this.#wake[p] = at;
    if (this.#inTime) this.#queue.push(p, at);
    else if (!isListed) this.#list[this.#listed++] = p;
  }

  /** The processor that is woken next; −1 if none is. */
  #next(): number {
    if (!this.#inTime) return this.#listed > 0 ? this.#list[--this.#listed] : -1;
    while (this.#queue.length > 0) {
      const at = this.#queue.peekValue();
      const p = this.#queue.pop() as number;
      if (this.#wake[p] === at) return p; // otherwise it has been woken earlier since
    }
    return -1;
  }

  #mayBeat(best: Score): boolean {
    return isBetter({ span: this.#leastSpan, makespan: this.#leastMakespan }, best);
  }

  /** Stage 0, on the processor that starts first, does not run the activation gradient of microbatch m before `from`. */
  #bound(from: number, m: number): void {
    const { activationGradient, weightGradient, microbatches, rowOf } = this.times;
    const end = from + (microbatches - m) * (activationGradient[0] + weightGradient[0]);
    this.#leastMakespan = Math.max(this.#leastMakespan, end);
    this.#leastSpan = Math.max(this.#leastSpan, end - this.#start[rowOf[0]]);
  }

  #run(p: number, op: number, m: number, now: number, ticks: number): number {
    if (this.#written[p] === 0) this.#start[p] = now;
    else this.#idle[p] += now - this.#free[p];
    this.#mostIdle = Math.max(this.#mostIdle, this.#idle[p]);
    const span = this.#work[p] + this.#idle[p];
    this.#leastSpan = Math.max(this.#leastSpan, span);
    this.#leastMakespan = Math.max(this.#leastMakespan, this.#start[p] + span);
    this.rows[p][this.#written[p]++] = op * this.times.microbatches + m;
    this.#free[p] = now + ticks;
    this.#wake[p] = NEVER;
    this.wakeAt(p, now + ticks);
    return now + ticks;
  }

  #score(): Score {
    const span = this.#free.reduce((longest, end, p) => Math.max(longest, end - this.#start[p]), 0);
    return { span, makespan: this.#free.reduce((last, end) => Math.max(last, end), 0) };
  }

  #reset(): void {
    for (const counts of [this.forwards, this.gradients, this.weights, this.pending]) counts.fill(0);
    for (const counts of [this.#live, this.#written, this.afterGradient]) counts.fill(0);
    for (const ticks of [this.#start, this.#free, this.#idle]) ticks.fill(0);
    this.#wake.fill(NEVER);
    this.#queue.clear();
    this.#listed = 0;
    this.#mostIdle = 0;
    this.#leastSpan = 0;
    this.#leastMakespan = 0;
  }
}

/** Ticks of a whole batch by processor. */
function workOf(times: PlacedTimes): Float64Array {
  const { forward, activationGradient, weightGradient, microbatches, stagesOf } = times;
  return Float64Array.from(stagesOf, (own) =>
    own.reduce((sum, s) => sum + microbatches * (forward[s] + activationGradient[s] + weightGradient[s]), 0),
  );
}

/** By stage, transfers and activation gradients from the end of one there to where that of stage 0 starts. */
function wayBack({ stages, activationGradient, gradientTransfer }: PlacedTimes): Float64Array {
  const way = new Float64Array(stages);
  way[0] = -activationGradient[0];
  for (let s = 1; s < stages; s++) way[s] = way[s - 1] + activationGradient[s - 1] + gradientTransfer[s - 1];
  return way;
}
