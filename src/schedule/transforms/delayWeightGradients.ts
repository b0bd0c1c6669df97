import FlatQueue from "flatqueue";
import { assert } from "../../base/assert";
import { durationOn, type Workload } from "../../model/workload";
import type { OpGraph } from "../../tasks/op";
import { carriedTicks, precedences } from "../precedences";

/** One batch in order, without its weight gradients. */
export interface UndelayedBatch {
  readonly graph: OpGraph;
  /** By op: the weight gradient that follows from it; −1 for all but activation gradients. */
  readonly weightOf: Int32Array;
  /** Task ids op · microbatches + microbatch by processor. */
  readonly rows: readonly Int32Array[];
}

/**
 * The rows with their weight gradients (2BP, arXiv 2405.18047, in our reading): forwards and activation gradients keep their
 * order and start as soon as they can; whenever a processor is free and the next of them cannot start yet, or there is none
 * left, it runs the weight gradient that has waited longest. A weight gradient under way is not interrupted. Decided by
 * running the batch, event by event. O(tasks · (precedences of an op + log processors)).
 */
export function delayWeightGradients(batch: UndelayedBatch, workload: Workload): readonly Int32Array[] {
  const run = new DelayingRun(batch, workload);
  return run.rows();
}

/** The batch under way. Times are ticks; −1 is an end that is not known yet. */
class DelayingRun {
  private readonly waits;
  private readonly end: Float64Array;
  private readonly rowOf: Int32Array;
  private readonly freeAt: Float64Array;
  private readonly cursor: Int32Array;
  private readonly done: number[][];
  /** Weight gradients that wait, by row; those before `taken` have run. */
  private readonly pending: number[][];
  private readonly taken: Int32Array;
  /** Rows that wait for a task whose end is not known: the first by task, the next by row, −1 if none. */
  private readonly firstWaiter: Int32Array;
  private readonly nextWaiter: Int32Array;
  private readonly waitsFor: Int32Array;
  /** Rows to look at, by time. */
  private readonly events = new FlatQueue<number>();

  constructor(
    private readonly batch: UndelayedBatch,
    private readonly workload: Workload,
  ) {
    const { graph, rows } = batch;
    const tasks = graph.ops.length * workload.microbatches;
    this.waits = precedences(graph, [], workload.transfer);
    this.end = new Float64Array(tasks).fill(-1);
    this.rowOf = new Int32Array(tasks).fill(-1);
    rows.forEach((row, r) => {
      for (const task of row) this.rowOf[task] = r;
    });
    this.freeAt = new Float64Array(rows.length);
    this.cursor = new Int32Array(rows.length);
    this.done = rows.map(() => []);
    this.pending = rows.map(() => []);
    this.taken = new Int32Array(rows.length);
    this.firstWaiter = new Int32Array(tasks).fill(-1);
    this.nextWaiter = new Int32Array(rows.length).fill(-1);
    this.waitsFor = new Int32Array(rows.length).fill(-1);
  }

  rows(): readonly Int32Array[] {
    this.batch.rows.forEach((_, row) => {
      this.events.push(row, 0);
    });
    for (let now = this.events.peekValue(); now !== undefined; now = this.events.peekValue()) {
      for (const row of this.startAll(now)) this.startWaiting(row, now);
    }
    this.batch.rows.forEach((row, r) => {
      assert(this.cursor[r] === row.length, `processor ${r} never runs task ${row[this.cursor[r]]}`);
    });
    return this.done.map((tasks) => Int32Array.from(tasks));
  }

  /** Starts every task in order that can start now. Returns the rows that were looked at and stay idle. */
  private startAll(now: number): readonly number[] {
    const idle: number[] = [];
    while (this.events.peekValue() === now) {
      const row = this.events.pop() ?? 0;
      if (this.freeAt[row] <= now && !this.startNext(row, now)) idle.push(row);
    }
    return idle;
  }

  private startNext(row: number, now: number): boolean {
    const order = this.batch.rows[row];
    if (this.cursor[row] === order.length) return false;
    const task = order[this.cursor[row]];
    const ready = this.readyAt(task, row);
    if (ready === undefined) return false;
    if (ready > now) {
      this.events.push(row, ready);
      return false;
    }
    this.cursor[row]++;
    this.run(task, row, now);
    const { microbatches } = this.workload;
    const op = Math.floor(task / microbatches);
    const weight = this.batch.weightOf[op];
    if (weight >= 0) this.pending[row].push(weight * microbatches + (task - op * microbatches));
    return true;
  }

  /** Runs the weight gradient that has waited longest on a row that is still idle, if there is one. */
  private startWaiting(row: number, now: number): void {
    if (this.freeAt[row] <= now && this.taken[row] < this.pending[row].length)
      this.run(this.pending[row][this.taken[row]++], row, now);
  }

  /** When a task's inputs are on its row; undefined while one of them is not begun, and then the row waits for that one. */
  private readyAt(task: number, row: number): number | undefined {
    const { microbatches } = this.workload;
    const { first, from, lag } = this.waits;
    const op = Math.floor(task / microbatches);
    const microbatch = task - op * microbatches;
    let ready = 0;
    for (let i = first[op]; i < first[op + 1]; i++) {
      if (microbatch < lag[i]) continue;
      const producer = from[i] * microbatches + microbatch - lag[i];
      if (this.rowOf[producer] < 0) continue; // an alternative that the batch leaves out
      if (this.end[producer] < 0) {
        this.waitFor(producer, row);
        return undefined;
      }
      const sender = this.rowOf[producer];
      const carried = sender === row ? 0 : carriedTicks(this.waits, i, sender, row);
      ready = Math.max(ready, this.end[producer] + carried);
    }
    return ready;
  }

  private waitFor(producer: number, row: number): void {
    if (this.waitsFor[row] === producer) return;
    this.waitsFor[row] = producer;
    this.nextWaiter[row] = this.firstWaiter[producer];
    this.firstWaiter[producer] = row;
  }

  private run(task: number, row: number, now: number): void {
    const { cost } = this.batch.graph.ops[Math.floor(task / this.workload.microbatches)];
    const end = now + durationOn(this.workload, cost, row);
    this.end[task] = end;
    this.freeAt[row] = end;
    this.done[row].push(task);
    this.events.push(row, end);
    for (let waiter = this.firstWaiter[task]; waiter >= 0; waiter = this.nextWaiter[waiter]) {
      this.waitsFor[waiter] = -1;
      this.events.push(waiter, end);
    }
  }
}
